import { parseArgs } from 'node:util';

/** What stands on the command line; each wins over the settings and over site.yaml. */
export interface Options {
  readonly appId?: string;
  readonly address?: string;
  readonly developer?: string;
  readonly website?: string;
  readonly privacy?: string;
  readonly terms?: string;
  readonly version?: string;
  /** Where the package is written. */
  readonly out?: string;
}

const usage = 'Usage: npm run teams:package -- [--app-id GUID] [--address https://chat.example.org] [--developer "short name"] [--website URL] [--privacy URL] [--terms URL] [--version 1.2.3] [--out FILE]';

const one = { type: 'string' } as const;
const optionTypes = { 'app-id': one, address: one, developer: one, website: one, privacy: one, terms: one, version: one, out: one } as const;

export const optionNames: readonly string[] = Object.keys(optionTypes);

/** @throws Error that says how to call it. */
export function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({ args: [...args], options: optionTypes });
    const { 'app-id': appId, ...others } = values;
    return { ...others, appId };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)} ${usage}`, { cause: error });
  }
}
