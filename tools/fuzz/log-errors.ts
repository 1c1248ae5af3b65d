/** What the bot's log says went wrong: each kind once, with how often. */
import { z } from 'zod';

const Line = z.object({ level: z.number(), msg: z.string(), error: z.string().optional(), at: z.array(z.string()).optional() });

/** Pino's numbers: 50 is error. */
const errorLevel = 50;

function errorIn(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  const { level, msg: sentence, error = '', at: [place = ''] = [] } = Line.parse(JSON.parse(line));
  return level >= errorLevel ? `${sentence}: ${error} ${place}` : undefined;
}

export function logErrors(written: string): ReadonlyMap<string, number> {
  const errors = written.split('\n').map(errorIn).filter((error) => error !== undefined);
  return new Map([...new Set(errors)].map((error) => [error, errors.filter((other) => other === error).length]));
}
