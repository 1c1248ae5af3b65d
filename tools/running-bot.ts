/** The built bot as a process of its own on a free port, for tools that measure it from outside. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectFolder } from './places';

export interface RunningBot {
  /** Such as `http://localhost:41234`. */
  readonly address: string;
  readonly stop: () => void;
}

/** @param settings environment variables besides this process's own */
export async function startBot(settings: Readonly<Record<string, string>> = {}): Promise<RunningBot> {
  const server = spawn(process.execPath, [join(projectFolder, 'dist', 'index.js')], { cwd: projectFolder, env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: mkdtempSync(join(tmpdir(), 'first-drops-data-')), ...settings }, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    return { address: await addressOf(server), stop: () => void server.kill('SIGTERM') };
  } catch (error) {
    server.kill('SIGTERM');
    throw error;
  }
}

async function addressOf(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error('The bot has no output to read its address from');
  for await (const line of createInterface({ input: server.stdout })) {
    const found = /ready: (\S+)/.exec(line);
    if (found) return found[1];
  }
  throw new Error('The bot stopped before it was ready; run npm start to see why');
}
