import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const project = join(__dirname, '..', '..');
const program = join(project, 'dist', 'index.js');

export interface RunningBot {
  readonly address: string;
  /** Everything it wrote to stdout and stderr so far. */
  readonly output: () => string;
  /** Ends it by a signal; resolves with its exit code. */
  readonly stop: (signal: NodeJS.Signals) => Promise<number | null>;
}

export interface EndedBot {
  readonly code: number | null;
  readonly output: string;
}

function launch(environment: Readonly<Record<string, string>>): ChildProcess {
  if (!existsSync(program)) throw new Error('These tests run what is built: run "npm run build" first.');
  return spawn(process.execPath, [program], { cwd: project, env: { ...process.env, NODE_ENV: 'test', PORT: '0', DATA_DIR: mkdtempSync(join(tmpdir(), 'first-drops-data-')), ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
}

function listen(child: ChildProcess): () => string {
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return () => output;
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => (child.exitCode === null ? child.once('exit', (code) => resolve(code)) : resolve(child.exitCode)));
}

/** The whole bot as `npm start` runs it, on a free port. */
export function startBot(environment: Readonly<Record<string, string>> = {}): Promise<RunningBot> {
  const child = launch(environment);
  const output = listen(child);
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`The bot stopped before it was ready:\n${output()}`)));
    child.stdout?.on('data', () => {
      const address = /First Drops is ready: (http:\S+)/.exec(output())?.[1];
      if (address) resolve({ address, output, stop: (signal) => (child.kill(signal), ended(child)) });
    });
  });
}

/** A start that is expected to be refused. */
export async function refusedStart(environment: Readonly<Record<string, string>>): Promise<EndedBot> {
  const child = launch(environment);
  const output = listen(child);
  const code = await ended(child);
  return { code, output: output() };
}
