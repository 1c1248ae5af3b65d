/** PostgreSQL goes away while parents talk, and comes back. */
import { setTimeout as delay } from 'node:timers/promises';
import { closeAccounts } from './accounts';
import { startDatabase } from './database';
import { atMost, shown, tallyFigures, type Figure } from './figure';
import { send } from './http';
import { startPair, talkThrough, type Pair } from './pair';

const conversations = 24;
const calmMilliseconds = 4_000;
const awayMilliseconds = 4_000;
const mostMilliseconds = 30_000;

async function readiness({ instances }: Pair): Promise<readonly number[]> {
  return Promise.all(instances().map(async ({ address }) => (await send({ url: `${address}/readyz` })).status));
}

/** Seconds until every instance says so on `/readyz`. */
async function secondsUntil(pair: Pair, status: 200 | 503): Promise<number> {
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1_000;
  while (!(await readiness(pair)).every((each) => each === status)) {
    if (seconds() * 1_000 > mostMilliseconds) throw new Error(`/readyz did not come to ${status} within ${mostMilliseconds} ms`);
    await delay(50);
  }
  return seconds();
}

export async function restart(): Promise<Figure[]> {
  const database = await startDatabase();
  const pair = await startPair(database.url);
  try {
    const talk = talkThrough(pair.address, conversations);
    await delay(calmMilliseconds);
    await database.stop();
    const untilTold = await secondsUntil(pair, 503);
    await delay(awayMilliseconds);
    await database.start();
    const untilReady = await secondsUntil(pair, 200);
    await delay(calmMilliseconds);
    await talk.stop();
    return [
      shown({ name: 'conversations at once', value: conversations, unit: '' }),
      // The storage's own check gives up after two seconds.
      atMost({ name: 'from PostgreSQL gone to /readyz 503 everywhere', value: untilTold, unit: 's' }, 3),
      atMost({ name: 'from PostgreSQL back to /readyz 200 everywhere', value: untilReady, unit: 's' }, 5),
      ...tallyFigures(await closeAccounts(talk.parents)),
    ];
  } finally {
    await pair.end();
    await database.end();
  }
}
