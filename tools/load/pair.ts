/** Two instances on one PostgreSQL behind a balancer, and the parents who talk through it. */
import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { RunningBot } from '../running-bot';
import { openBalancer } from './balancer';
import { secret, startInstance } from './instance';
import { meet, type Parent } from './parent';
import { readQuestions } from './questions';

export interface Pair {
  readonly address: string;
  readonly instances: () => readonly RunningBot[];
  /** `kill -9` of one; resolves when another one is ready in its place. The other one goes on. */
  readonly replace: (place: number) => Promise<void>;
  readonly end: () => Promise<void>;
}

export async function startPair(databaseUrl: string): Promise<Pair> {
  const balancer = await openBalancer();
  const start = (): Promise<RunningBot> => startInstance({ DATABASE_URL: databaseUrl });
  const places: (RunningBot | undefined)[] = await Promise.all([start(), start()]);
  const instances = (): RunningBot[] => places.filter((bot) => bot !== undefined);
  const announce = (): void => balancer.use(instances().map(({ address }) => address));
  announce();
  return {
    address: balancer.address,
    instances,
    replace: async (place) => {
      await places[place]?.end('SIGKILL');
      places[place] = undefined;
      announce();
      places[place] = await start();
      announce();
    },
    end: async () => {
      balancer.close();
      await Promise.all(instances().map((bot) => bot.end('SIGTERM')));
    },
  };
}

export interface Talk {
  /** Everybody who has talked, those who left included. */
  readonly parents: readonly Parent[];
  /** No new message; resolves when the last one has its answer. */
  readonly stop: () => Promise<void>;
}

/** A conversation keeps 500 activities at most (storage/open-store.ts): well before that the next parent comes. */
const wavesEach = 40;
const pauseMilliseconds = 1_500;

/** @param conversations how many at a time. Each sends two messages at once, hears both answers, and pauses. */
export function talkThrough(address: string, conversations: number): Talk {
  const question = readQuestions();
  const parents: Parent[] = [];
  const stopping = new AbortController();
  // One pause of each conversation listens; the usual ten would be taken for a leak.
  setMaxListeners(conversations, stopping.signal);
  let asked = 0;

  async function oneParent(): Promise<void> {
    const parent = await meet({ address: () => address, secret });
    parents.push(parent);
    for (let wave = 0; wave < wavesEach && !stopping.signal.aborted; wave += 1) {
      await parent.sayAtOnce([question((asked += 1)), question((asked += 1))]);
      await delay(pauseMilliseconds, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
  async function inTurn(): Promise<void> {
    while (!stopping.signal.aborted) await oneParent();
  }
  const all = Promise.all(Array.from({ length: conversations }, inTurn));
  // Told to whoever stops the talk; until then nobody looks.
  all.catch(() => undefined);
  return {
    parents,
    stop: async () => {
      stopping.abort();
      await all;
    },
  };
}
