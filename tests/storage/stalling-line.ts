/** A line to a database that can be held: nothing passes until it is let go, and nothing is lost. A slow storage, without waiting for one. */
import { connect, createServer, type Socket } from 'node:net';
import { z } from 'zod';

export interface StallingLine {
  /** The same database, by this line. */
  readonly url: string;
  readonly hold: () => void;
  readonly letGo: () => void;
  readonly close: () => Promise<void>;
}

export async function openStallingLine(databaseUrl: string): Promise<StallingLine> {
  const target = new URL(databaseUrl);
  const ends = new Set<Socket>();
  let isHeld = false;
  const join = (near: Socket): void => {
    const far = connect(Number(target.port), target.hostname);
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => end.destroy()).on('close', () => ends.delete(end));
    }
    near.pipe(far).pipe(near);
    if (isHeld) [near, far].forEach((end) => end.pause());
  };
  const server = createServer(join);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.port = String(z.object({ port: z.number() }).parse(server.address()).port);
  return {
    url: url.href,
    hold: () => {
      isHeld = true;
      ends.forEach((end) => end.pause());
    },
    letGo: () => {
      isHeld = false;
      ends.forEach((end) => end.resume());
    },
    close: () => new Promise((resolve) => {
      ends.forEach((end) => end.destroy());
      server.close(() => resolve());
    }),
  };
}
