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
}

/** @param settings environment variables besides this process's own */
export async function startBot(settings: Readonly<Record<string, string>> = {}): Promise<RunningBot> {
  const bot = spawn(process.execPath, [join(projectFolder, 'dist', 'index.js')], { cwd: projectFolder, env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: mkdtempSync(join(tmpdir(), 'first-drops-data-')), ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  const written = collect(bot);
  const stop = (): Promise<void> => end(bot);
  try {
    return { address: await addressOf(bot, written), processId: bot.pid ?? 0, written, isRunning: () => isRunning(bot), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

async function end(bot: ChildProcess): Promise<void> {
  if (!isRunning(bot)) return;
  const ended = once(bot, 'exit');
  bot.kill('SIGTERM');
  await ended;
}

function collect(bot: ChildProcess): () => string {
  const chunks: Buffer[] = [];
  for (const stream of [bot.stdout, bot.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  // Progress of the first start, which takes a minute, and complaints.
  bot.stderr?.on('data', (chunk: Buffer) => process.stderr.write(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

function addressOf(bot: ChildProcess, written: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    bot.stdout?.on('data', () => {
      const found = /ready: (http\S+)\n/.exec(written());
      if (found) resolve(found[1]);
    });
    bot.once('exit', () => reject(new Error('The bot stopped before it was ready; run npm start to see why')));
  });
}
