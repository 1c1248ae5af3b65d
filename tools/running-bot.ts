/** The built bot as a process of its own on a free port, for tools that look at it from outside. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from './places';

export interface RunningBot {
  /** Such as `http://localhost:41234`. */
  readonly address: string;
  readonly processId: number;
  /** Everything it wrote so far, its log and its complaints. */
  readonly written: () => string;
  readonly isRunning: () => boolean;
  readonly stop: () => Promise<void>;
  /** Ends it by a signal; resolves when it is gone. */
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

/** `ignore` for tools that start it many times: it repeats its notes on the content at every start. */
type Complaints = 'inherit' | 'ignore';

/** @param settings environment variables besides this process's own */
export function startBot(settings: Readonly<Record<string, string>> = {}, stderr: Complaints = 'inherit'): Promise<RunningBot> {
  const ownSettings = { PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: mkdtempSync(join(tmpdir(), 'first-drops-data-')), ...settings };
  return startProgram(join(projectFolder, 'dist', 'index.js'), { settings: ownSettings, stderr });
}

export interface ProgramWishes {
  readonly settings?: Readonly<Record<string, string>>;
  readonly stderr?: Complaints;
}

/** Any program that writes `ready: ADDRESS`. */
export async function startProgram(path: string, { settings = {}, stderr = 'inherit' }: ProgramWishes = {}): Promise<RunningBot> {
  const program = spawn(process.execPath, [path], { cwd: projectFolder, env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  const written = collect(program, stderr);
  const end = (signal: NodeJS.Signals): Promise<void> => endBy(program, signal);
  const stop = (): Promise<void> => end('SIGTERM');
  try {
    return { address: await addressOf(program, written), processId: processIdOf(program), written, isRunning: () => isRunning(program), stop, end };
  } catch (error) {
    await stop();
    throw error;
  }
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

async function endBy(program: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (!isRunning(program)) return;
  const ended = once(program, 'exit');
  program.kill(signal);
  await ended;
}

function processIdOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('The bot was not started');
  return pid;
}

function collect(program: ChildProcess, stderr: Complaints): () => string {
  const chunks: Buffer[] = [];
  for (const stream of [program.stdout, program.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  // Progress of the first start, which takes a minute, and complaints.
  if (stderr === 'inherit') program.stderr?.on('data', (chunk: Buffer) => process.stderr.write(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

function addressOf(program: ChildProcess, written: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    program.stdout?.on('data', () => {
      const found = /ready: (http\S+)\n/.exec(written());
      if (found) resolve(found[1]);
    });
    program.once('exit', () => reject(new Error('The bot stopped before it was ready; run npm start to see why')));
  });
}
