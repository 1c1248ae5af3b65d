/** One row of the table of settings: how its value is read, and what people are told of it. */
import { z } from 'zod';

/** How a value is read. A mistake's sentence lacks its subject: the setting's name is put before it. */
export interface Form<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** What may be written, such as "0 to 65535". */
  readonly range: string;
  /** What it is when left out, as one would write it. */
  readonly fallback?: string;
  readonly isSecret?: true;
}

export interface Words {
  /** One plain sentence. */
  readonly purpose: string;
  /** What happens when it is left out, where no value can say so. */
  readonly unset?: string;
  /** Never one of a secret: examples get copied. */
  readonly example?: string;
}

export type Facts = Omit<Form<z.ZodType>, 'schema'> & Words;

/** Kept by zod beside each schema, so that the objects the settings are read with are the table itself. */
export const settingFacts = z.registry<Facts>();

export function setting<Schema extends z.ZodType>({ schema, ...form }: Form<Schema>, words: Words): Schema {
  settingFacts.add(schema, { ...form, ...words });
  return schema;
}

/** The mistake's sentence for a value that is no secret. */
export function wrongValue(remedy: string) {
  return ({ input }: { readonly input?: unknown }): string => `is "${String(input)}": ${remedy}`;
}
