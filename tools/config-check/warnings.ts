/** What can be started with but is probably not meant for a hospital. */
import { parseEnv } from 'node:util';
import type { Config, Environment } from '../../channels/config';
import { fileVariable } from '../../channels/config/given';
import { groups, secretNames } from '../../channels/config/table';

export interface Checked {
  readonly config: Config;
  /** As given, with the secrets. */
  readonly values: Environment;
  /** The text of site.yaml. */
  readonly site: string;
  /** The text of .env; empty when there is none. */
  readonly environmentFile: string;
}

function* serverWarnings({ isProduction, publicAddress, proxyCount }: Config): Generator<string> {
  if (!isProduction) yield 'NODE_ENV is not "production": the server takes itself for a trial, and /api/messages may be open to every program on this machine. Set NODE_ENV=production where parents are.';
  if (publicAddress !== undefined && proxyCount === 0) yield 'PUBLIC_ADDRESS is set but PROXY_COUNT is 0: if a proxy stands in front, all parents share one rate limit. Set PROXY_COUNT to the number of proxies.';
}

function* pageWarnings({ config, values }: Checked): Generator<string> {
  if (values.TOKEN_KEY === undefined) yield 'TOKEN_KEY is not set: it is made from the key that encrypts what is stored, so a change of that key ends open chats and changes pseudonyms. Make one with "openssl rand -hex 32".';
  if (config.allowedOrigins.length === 0) yield 'ALLOWED_ORIGINS is empty: no site but this server\'s own pages can show the chat. Set it to your portal\'s origin.';
}

/** Lines of site.yaml that are not comments. */
function exampleLines(site: string): readonly number[] {
  return site.split('\n').flatMap((line, index) => (!/^\s*#/.test(line) && line.includes('(example)') ? [index + 1] : []));
}

function* contentWarnings({ config, site }: Checked): Generator<string> {
  const lines = exampleLines(site);
  if (lines.length > 0) yield `${config.contentFolder}/site.yaml holds invented facts on ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}, marked "(example)": replace them by your hospital's own, or parents will dial numbers that do not exist.`;
  if (!config.contentReviewedOnly) yield 'CONTENT_REVIEWED_ONLY is false: answers that no clinician has approved are given, each marked so. Set it to true to withhold them.';
}

/** A misspelt name is silently no setting. Only the file is looked at: the environment holds many names of other programs. */
function* unknownNames({ environmentFile }: Checked): Generator<string> {
  const known = new Set([...groups.flatMap(({ settings }) => settings.map(({ name }) => name)), ...secretNames.map(fileVariable)]);
  for (const name of Object.keys(parseEnv(environmentFile)).filter((each) => !known.has(each))) {
    yield `.env sets ${name}, which is no setting of First Drops: look for a spelling mistake beside docs/configuration.md.`;
  }
}

export function* warningsOf(checked: Checked): Generator<string> {
  yield* serverWarnings(checked.config);
  yield* pageWarnings(checked);
  yield* contentWarnings(checked);
  yield* unknownNames(checked);
}
