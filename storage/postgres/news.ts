/** One connection that only listens: what any instance commits rings our bell. */
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { Bell } from '../bell';
import { connectionConfig, newsChannel } from './pool';
import { postgresProblem } from './problems';

export interface News {
  readonly close: () => Promise<void>;
}

/** Milliseconds between attempts to connect again: from the first to the last, doubling. */
const firstPause = 100;
const longestPause = 5_000;

/** Milliseconds between questions that show whether the silent line is alive. */
const askEvery = 15_000;

async function connect(databaseUrl: string, bell: Bell): Promise<Client> {
  const client = new Client(connectionConfig(databaseUrl));
  // Told by 'end' as well, where it is dealt with.
  client.on('error', () => undefined);
  client.on('notification', ({ payload = '' }) => bell.ring(payload));
  try {
    await client.connect();
    await client.query(`LISTEN ${newsChannel}`);
    return client;
  } catch (error) {
    await end(client);
    throw postgresProblem(error);
  }
}

async function end(client: Client): Promise<void> {
  // A broken line may refuse to be closed; it is closed all the same.
  await client.end().catch(() => undefined);
}

/** @throws StorageProblem when the first connection fails; later ones are tried for ever. */
export async function openNews(databaseUrl: string, bell: Bell): Promise<News> {
  const closing = new AbortController();
  let client = await connect(databaseUrl, bell);

  async function reconnect(pause: number): Promise<void> {
    await delay(pause, undefined, { ref: false });
    if (closing.signal.aborted) return;
    try {
      use(await connect(databaseUrl, bell));
      // Nobody knows what was missed.
      bell.ringAll();
    } catch {
      // The database is away; whoever asks it something is told, here it is only waited for.
      await reconnect(Math.min(2 * pause, longestPause));
    }
  }

  function use(next: Client): void {
    client = next;
    const timer = setInterval(() => void next.query('SELECT 1').catch(() => end(next)), askEvery).unref();
    next.once('end', () => {
      clearInterval(timer);
      if (!closing.signal.aborted) void reconnect(firstPause);
    });
    if (closing.signal.aborted) void end(next);
  }

  use(client);
  return {
    close: () => {
      closing.abort();
      return end(client);
    },
  };
}
