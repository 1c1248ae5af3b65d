import { parseArgs } from 'node:util';
import { readOrigin } from '../../channels/config';

export interface Options {
  /** Address or file of the host page. */
  readonly page: string;
  readonly bot?: string;
  /** Where a file is served; an address says so itself. */
  readonly origin?: string;
  readonly chromium?: string;
  readonly isJson: boolean;
}

const usage = 'Usage: npm run embed:check -- https://portal.example.org/feeding [--bot https://bot.example.org] [--chromium /path/to/chromium] [--json], or a saved page with --origin https://portal.example.org.';

/** @throws Error that says how to call it. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parsed(args);
  const [page, ...others] = positionals;
  if (page === undefined || others.length > 0) throw new Error(`Name one page. ${usage}`);
  return { page, bot: originGiven('--bot', values.bot), origin: originGiven('--origin', values.origin), chromium: values.chromium, isJson: values.json };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { bot: { type: 'string' }, origin: { type: 'string' }, chromium: { type: 'string' }, json: { type: 'boolean', default: false } } });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)} ${usage}`, { cause: error });
  }
}

function originGiven(name: string, given?: string): string | undefined {
  if (given === undefined) return undefined;
  const origin = readOrigin(given);
  if (origin === undefined) throw new Error(`${name} is "${given}", which is no origin: write scheme and host only, such as https://portal.example.org.`);
  return origin;
}
