/** The forms that values of several settings have. */
import { z } from 'zod';
import { wrongValue, type Form } from './setting';

interface Range {
  readonly least: number;
  readonly most: number;
  readonly fallback: number;
}

export function wholeNumber({ least, most, fallback }: Range) {
  const range = `${least} to ${most}`;
  const isInside = (given: string): boolean => /^\d{1,9}$/.test(given) && Number(given) >= least && Number(given) <= most;
  const error = wrongValue(`give a whole number from ${range}, or leave it out for ${fallback}.`);
  return { schema: z.string().default(String(fallback)).refine(isInside, { error }).transform(Number), range, fallback: String(fallback) } satisfies Form<z.ZodType>;
}

export function yesOrNo(fallback: 'true' | 'false') {
  const error = wrongValue('write true or false.');
  return { schema: z.enum(['true', 'false'], { error }).default(fallback).transform((given) => given === 'true'), range: 'true or false', fallback } satisfies Form<z.ZodType>;
}

function isDay(given: string): boolean {
  const date = new Date(`${given}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === given;
}

export function day() {
  const error = wrongValue('write a day as year, month and day, such as 2027-06-30, or leave it out.');
  return { schema: z.string().refine(isDay, { error }).optional(), range: 'a day, as 2027-06-30' } satisfies Form<z.ZodType>;
}

export function folder(fallback: string) {
  return { schema: z.string().default(fallback), range: 'a folder', fallback } satisfies Form<z.ZodType>;
}

/** Read as it is; what is wrong with it is told by the group it belongs to. */
export function text(range: string, fallback?: string) {
  return { schema: z.string().optional(), range, fallback } satisfies Form<z.ZodType>;
}

/** Read as it is, and never repeated. */
export function secretText(range: string) {
  return { ...text(range), isSecret: true } satisfies Form<z.ZodType>;
}

/** Shorter secrets can be guessed. The value itself is never repeated: messages end in logs. */
export function secret(leastCharacters: number) {
  const problem = `is shorter than ${leastCharacters} characters: make a random one, for example with "openssl rand -hex 32", or leave it out.`;
  return { schema: z.string().min(leastCharacters, problem).optional(), range: `at least ${leastCharacters} characters`, isSecret: true } satisfies Form<z.ZodType>;
}
