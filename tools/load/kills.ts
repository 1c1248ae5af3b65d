/** `kill -9` of one of two instances, again and again, while parents hop between them. */
import { setTimeout as delay } from 'node:timers/promises';
import { closeAccounts } from './accounts';
import { startDatabase } from './database';
import { atLeast, shown, tallyFigures, type Figure } from './figure';
import { startPair, talkThrough } from './pair';
import type { Tally } from './tally';

export interface Storm {
  readonly conversations: number;
  readonly kills: number;
  /** No further kill after so many seconds. A restart takes seconds of a core. */
  readonly seconds: number;
  readonly seed: number;
}

const usual: Storm = { conversations: 24, kills: 50, seconds: 200, seed: 20_261_129 };

/** Between a restart and the next kill: from none to this, so that it meets every moment of a turn. */
const mostCalmMilliseconds = 700;

/** Mulberry32 (Tommy Ettinger, 2017, public domain): the same kills in every run with this seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface StormResult {
  readonly tally: Tally;
  readonly kills: number;
  readonly seconds: number;
}

export async function runKills(databaseUrl: string, storm: Storm): Promise<StormResult> {
  const random = randomFrom(storm.seed);
  const pair = await startPair(databaseUrl);
  try {
    const talk = talkThrough(pair.address, storm.conversations);
    const start = performance.now();
    const seconds = (): number => (performance.now() - start) / 1_000;
    let kills = 0;
    for (; kills < storm.kills && seconds() < storm.seconds; kills += 1) {
      await delay(random() * mostCalmMilliseconds);
      await pair.replace(random() < 0.5 ? 0 : 1);
    }
    await talk.stop();
    return { kills, seconds: seconds(), tally: await closeAccounts(talk.parents) };
  } finally {
    await pair.end();
  }
}

export async function kills(): Promise<Figure[]> {
  const database = await startDatabase();
  try {
    const result = await runKills(database.url, usual);
    return [
      shown({ name: 'conversations at once, hopping between two instances', value: usual.conversations, unit: '' }),
      atLeast({ name: `instances killed, seed ${usual.seed}`, value: result.kills, unit: '' }, usual.kills),
      shown({ name: 'in', value: result.seconds, unit: 's' }),
      ...tallyFigures(result.tally),
    ];
  } finally {
    await database.end();
  }
}
