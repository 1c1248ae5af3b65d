/** The forms a setting's value can have. Each tells its own mistake, with the remedy. */
import { z } from 'zod';

export interface Range {
  readonly least: number;
  readonly most: number;
  readonly fallback: number;
}

export function wholeNumber(name: string, { least, most, fallback }: Range) {
  return z.string().default(String(fallback)).transform((given, context) => {
    const value = /^\d{1,9}$/.test(given) ? Number(given) : NaN;
    if (value >= least && value <= most) return value;
    context.addIssue({ code: 'custom', message: `${name} is "${given}": give a whole number from ${least} to ${most}, or leave it out for ${fallback}.` });
    return z.NEVER;
  });
}
