/** The real server, as `npm start` runs it, on a free port. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const project = path.join(__dirname, '../..');
const program = path.join(project, 'dist/index.js');

export interface RunningServer {
  /** Such as `http://localhost:41234`. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** The first start on a machine learns the phrasings, which takes a minute; more when several start at once. */
const longestStart = 240_000;

/** For the hook that starts the server and a browser: longer, so that a server that hangs is ended, not left behind. */
export const startMilliseconds = longestStart + 30_000;

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Resolves with the address that the server prints when it is ready; rejects with its last words when it gives up. */
function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /First Drops is ready: (http:\/\/\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`The server stopped before it was ready: ${said.slice(-1_000)}`)));
    setTimeout(() => reject(new Error(`The server was not ready in time. It said: ${said.slice(-1_000)}`)), longestStart).unref();
  });
}

/** Below those that the system lends to connections, which could take one before its server starts. */
const pickedPorts = { from: 20_000, to: 30_000 };

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, 'localhost', () => server.close(() => resolve(true)));
  });
}

/** A port that nobody had a moment ago, for servers that must know each other's address before they start. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(pickedPorts.from, pickedPorts.to);
    if (await isFree(port)) return port;
  }
}

/** @param settings environment variables; PORT is 0, any free one, if not among them */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  if (!existsSync(program)) throw new Error('The browser tests run what is built: run "npm run build" first.');
  const child = spawn(process.execPath, [program], { cwd: project, env: { ...process.env, NODE_ENV: 'test', PORT: '0', DATA_DIR: mkdtempSync(path.join(tmpdir(), 'first-drops-data-')), ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    return { address: await readAddress(child), stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw error;
  }
}
