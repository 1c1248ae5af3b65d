/** The portal example, run as its README says, on a free port. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const program = path.join(__dirname, '../../deploy/portal-example/server.js');

export interface RunningPortal {
  /** Such as `http://localhost:41235`. */
  readonly address: string;
  /** Everything it wrote. */
  readonly said: () => string;
  readonly stop: () => Promise<void>;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** @throws Error with its last words when it gives up. */
export async function startPortal(environment: Readonly<Record<string, string>>): Promise<RunningPortal> {
  const child = spawn(process.execPath, [program], { env: { PATH: process.env.PATH, PORT: '0', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /is ready: (http:\/\/\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(said)));
  });
  return { address, said: () => said, stop: () => stop(child) };
}
