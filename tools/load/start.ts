/** From nothing to ready, and from answering to gone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeAccounts } from './accounts';
import { atMost, quantile, shown, tallyFigures, type Figure } from './figure';
import { secret, startInstance } from './instance';
import { meet, type Parent } from './parent';
import { readQuestions } from './questions';
import type { Tally } from './tally';

const starts = 3;
const parentsInFlight = 60;

async function secondsToStart(): Promise<number> {
  const start = performance.now();
  const bot = await startInstance();
  const seconds = (performance.now() - start) / 1_000;
  await bot.end('SIGTERM');
  return seconds;
}

interface Goodbye {
  readonly seconds: number;
  /** Answers heard before the instance was gone; the rest it refused, or the next one gave. */
  readonly answeredBefore: number;
  readonly tally: Tally;
}

/** Everybody has asked, the first answer is there: in that moment the instance is told to end, and the next one is started. */
async function endInFlight(settings: Readonly<Record<string, string>>): Promise<Goodbye> {
  const question = readQuestions();
  let bot = await startInstance(settings);
  const parents: Parent[] = [];
  while (parents.length < parentsInFlight) parents.push(await meet({ address: () => bot.address, secret }));
  let answers = 0;
  const asked = parents.map((parent, at) => parent.say(question(at)).then(() => (answers += 1)));
  await Promise.race(asked);
  const start = performance.now();
  await bot.end('SIGTERM');
  const seconds = (performance.now() - start) / 1_000;
  const answeredBefore = answers;
  bot = await startInstance(settings);
  try {
    await Promise.all(asked);
    return { seconds, answeredBefore, tally: await closeAccounts(parents) };
  } finally {
    await bot.end('SIGTERM');
  }
}

export async function start(): Promise<Figure[]> {
  const seconds: number[] = [];
  while (seconds.length < starts) seconds.push(await secondsToStart());
  const folder = mkdtempSync(join(tmpdir(), 'first-drops-load-'));
  const goodbye = await endInFlight({ DATA_DIR: folder });
  rmSync(folder, { recursive: true, force: true });
  return [
    atMost({ name: `from nothing to ready, warm cache, middle of ${starts}`, value: quantile(seconds, 0.5), unit: 's' }, 3),
    atMost({ name: 'from SIGTERM with turns in flight to gone', value: goodbye.seconds, unit: 's' }, 10),
    shown({ name: 'answers heard before it was gone', value: goodbye.answeredBefore, unit: `of ${parentsInFlight}` }),
    ...tallyFigures(goodbye.tally),
  ];
}
