/** Origins as browsers write them: scheme, host and port. */
import { z } from 'zod';
import { wrongValue, type Form } from './setting';

/** A scheme, host and port, or nothing: a path or a wildcard would silently never match what a browser sends. */
export function readOrigin(given: string): string | undefined {
  if (!URL.canParse(given)) return undefined;
  const { origin, href, protocol } = new URL(given);
  return /^https?:$/.test(protocol) && href === `${origin}/` && !given.includes('*') ? origin : undefined;
}

function listOrigins(given: string, context: z.RefinementCtx<string>): readonly string[] {
  const entries = given.split(',').map((entry) => entry.trim()).filter((entry) => entry !== '');
  for (const entry of entries.filter((candidate) => readOrigin(candidate) === undefined)) {
    context.addIssue({ code: 'custom', message: `holds "${entry}", which is no origin: write scheme and host only, such as https://portal.example.org, and separate several by commas.` });
  }
  return [...new Set(entries.map(readOrigin).filter((origin) => origin !== undefined))];
}

export function origins() {
  return { schema: z.string().default('').transform(listOrigins), range: 'schemes and hosts, separated by commas' } satisfies Form<z.ZodType>;
}

export function origin() {
  const error = wrongValue('write scheme and host only, such as https://chat.example.org, or leave it out.');
  const schema = z.string().refine((given) => readOrigin(given) !== undefined, { error }).transform(readOrigin).optional();
  return { schema, range: 'scheme and host' } satisfies Form<z.ZodType>;
}
