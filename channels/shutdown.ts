/** A clean end within a few seconds: turns finish, sockets are told, nothing is left open. */
import type { Server } from 'node:http';
import type { Logger } from 'pino';
import type { DirectLine } from './directline/service';
import { describeFailure } from './failure';
import type { Limits } from './limits';
import { createStorageLog } from './storage-trouble';
import type { TurnOrder } from './turn-order';
import { within } from './within';

export interface ShutdownParts {
  readonly node: Server;
  readonly directLine: DirectLine;
  readonly turnOrder: Pick<TurnOrder, 'idle'>;
  readonly limits: Pick<Limits, 'closeMilliseconds'>;
  readonly log: Logger;
}

/** Of the whole time: what turns may still take, what clients get to answer the goodbye, and what cutting them off may take. */
const shares = { turns: 0.7, goodbye: 0.2, spare: 0.1 };

/** Node closes connections that rest when `close` is called, but not those that come to rest later. */
function closeConnections(node: Server): Promise<void> {
  const timer = setInterval(() => node.closeIdleConnections(), 20).unref();
  return new Promise((resolve) => {
    node.close(() => {
      clearInterval(timer);
      resolve();
    });
  });
}

export async function shutDown({ node, directLine, turnOrder, limits, log }: ShutdownParts): Promise<void> {
  directLine.beginNoMore();
  const closed = closeConnections(node);
  if ((await within(Promise.all([turnOrder.idle(), directLine.idle()]), limits.closeMilliseconds * shares.turns)) === 'late') log.warn('closing although a turn still runs');
  directLine.sayGoodbye();
  if ((await within(closed, limits.closeMilliseconds * shares.goodbye)) === 'late') {
    directLine.terminate();
    node.closeAllConnections();
    await within(closed, limits.closeMilliseconds * shares.spare);
  }
  directLine.close();
  log.info('closed');
}

export interface EndParts {
  readonly log: Logger;
  /** One after the other. */
  readonly steps: readonly (() => void | Promise<void>)[];
  readonly exit: (code: 0 | 1) => void;
}

/**
 * What is called when the process is asked to end, however often and by whatever signal. Each step is taken although one before
 * it failed: what can still be written is. The exit code tells whether all went well.
 */
export function createEnd({ log, steps, exit }: EndParts): () => void {
  const isStorage = createStorageLog(log);
  let isEnding = false;

  async function end(): Promise<void> {
    let code: 0 | 1 = 0;
    for (const step of steps) {
      try {
        await step();
      } catch (error) {
        code = 1;
        if (!isStorage(error)) log.error(describeFailure(error), 'a part of the server did not end well');
      }
    }
    exit(code);
  }
  return () => {
    if (isEnding) return;
    isEnding = true;
    void end();
  };
}
