/** One run against a bot of its own: the storm, then whether the bot still lives, still answers, and has kept silent. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBot, type RunningBot } from '../running-bot';
import { startConnector } from './connector';
import { logErrors } from './log-errors';
import { holdsMarker } from './marker';
import { residentMegabytes } from './memory';
import { randomFrom } from './random';
import { openAsPage } from './sessions';
import { directLineSecret, tokenKey } from './signed';
import { storm, type StormParts, type Tally } from './storm';

export interface FuzzReport extends Tally {
  readonly seed: number;
  readonly requests: number;
  readonly seconds: number;
  /** Resident megabytes of the bot: before, after a tenth of the requests, at the end. */
  readonly memory: readonly number[];
  readonly logBytes: number;
  /** Errors in the bot's log, and how often. */
  readonly logErrors: ReadonlyMap<string, number>;
  /** What is wrong with the bot as a whole, as sentences. */
  readonly problems: readonly string[];
}

export type FuzzWishes = Pick<StormParts, 'seed' | 'first' | 'requests'> & { readonly say: (sentence: string) => void };

/** All conversations together may hold 200 MB (`channels/limits.ts`), and V8 lets garbage lie while there is room. */
const mostGrowthMegabytes = 500;

async function problemsOf({ address, isRunning, written }: RunningBot, memory: readonly number[]): Promise<string[]> {
  if (!isRunning()) return ['The bot has died.'];
  const stillAnswers = await openAsPage(address).then(() => true, () => false);
  const [before = 0, , after = 0] = memory;
  return [
    ...(stillAnswers ? [] : ['The bot lives but lets nobody in any more.']),
    ...(holdsMarker(written()) ? ['The log holds words that were sent.'] : []),
    ...(after - before > mostGrowthMegabytes ? [`Memory grew by ${after - before} MB, more than ${mostGrowthMegabytes} MB.`] : []),
  ];
}

export async function fuzz({ seed, first, requests, say }: FuzzWishes): Promise<FuzzReport> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'first-drops-fuzz-'));
  const connector = await startConnector(randomFrom(seed));
  const bot = await startBot({ LOG_LEVEL: 'trace', NODE_ENV: 'test', TOKEN_KEY: tokenKey, DIRECT_LINE_SECRET: directLineSecret, ALLOWED_ORIGINS: 'https://portal.example.org', DATA_DIR: dataFolder });
  try {
    const memory = [residentMegabytes(bot.processId)];
    const onProgress = (done: number): void => {
      if (done === Math.ceil(requests / 10)) memory.push(residentMegabytes(bot.processId));
      if (done % 10_000 === 0) say(`${done} requests sent`);
    };
    const started = performance.now();
    const tally = await storm({ address: bot.address, connector: connector.serviceUrl, seed, first, requests, onProgress });
    const seconds = (performance.now() - started) / 1_000;
    if (bot.isRunning()) memory.push(residentMegabytes(bot.processId));
    return { ...tally, seed, requests, seconds, memory, logBytes: Buffer.byteLength(bot.written()), logErrors: logErrors(bot.written()), problems: await problemsOf(bot, memory) };
  } finally {
    await bot.stop();
    await connector.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
