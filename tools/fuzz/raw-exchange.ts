/** Sends bytes over a connection of their own, and waits for the whole answer, the end of the line, or too long. */
import { connect, type Socket } from 'node:net';
import { findAnswer, type Answer } from './answer';

export interface Sending {
  readonly port: number;
  readonly bytes: Buffer;
  readonly isHead: boolean;
  /** Whether an answer is owed; otherwise our side of the line is closed after a while, and the server need only close its own. */
  readonly isWhole: boolean;
  /** Requests are counted by address: each gets another one of this machine's. */
  readonly fromAddress: string;
}

export type Outcome =
  | { readonly kind: 'answered'; readonly answer: Answer; readonly milliseconds: number }
  | { readonly kind: 'closed'; readonly milliseconds: number }
  | { readonly kind: 'hung'; readonly milliseconds: number };

/** Longer than this is a hang: the bot has 15 s for a turn (`channels/limits.ts`), which a channel that takes no replies can use up, and then answers 504; a busy machine takes longer for the rest. */
export const patienceMilliseconds = 60_000;
/** How long somebody who has not said where the request ends is waited for. */
const halfCloseMilliseconds = 400;

export function exchangeRaw({ port, bytes, isHead, isWhole, fromAddress }: Sending): Promise<Outcome> {
  const started = performance.now();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket: Socket = connect({ port, host: '127.0.0.1', localAddress: fromAddress });
    const finish = (outcome: { readonly kind: 'answered'; readonly answer: Answer } | { readonly kind: 'closed' | 'hung' }): void => {
      clearTimeout(hang);
      clearTimeout(halfClose);
      // Reset rather than closed: a hundred thousand closed connections would use up the machine's ports.
      socket.resetAndDestroy();
      resolve({ ...outcome, milliseconds: performance.now() - started });
    };
    const look = (isEnded: boolean): void => {
      const answer = findAnswer(Buffer.concat(chunks), { isHead, isEnded });
      if (answer !== undefined) finish({ kind: 'answered', answer });
      else if (isEnded) finish({ kind: 'closed' });
    };
    const hang = setTimeout(() => finish({ kind: 'hung' }), patienceMilliseconds);
    const halfClose = setTimeout(() => (isWhole ? undefined : socket.end()), halfCloseMilliseconds);
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      look(false);
    });
    // The server may cut the line while we still write; what it said before counts.
    socket.on('error', () => undefined);
    socket.on('close', () => look(true));
    socket.write(bytes);
  });
}
