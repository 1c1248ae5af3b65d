/** What the reply to a post means for the message. */
import type { Reply } from './direct-line/reply';
import type { OutgoingMessage } from './saying';

export type Verdict =
  | { readonly kind: 'settled'; readonly delivery: 'sent' | 'failed' | 'too-long' }
  | { readonly kind: 'later'; readonly milliseconds: number }
  /** It may or may not have arrived. */
  | { readonly kind: 'doubt' };

/** Clear failures of the server (5xx) for one message, after which the others should not wait for it any longer. */
const mostFailures = 4;

/** Counts how often the server failed with the same message. */
export function createJudge(): (message: OutgoingMessage, reply: Reply<string>) => Verdict {
  const failures = new Map<string, number>();

  function hasFailedTooOften(clientActivityId: string): boolean {
    const count = (failures.get(clientActivityId) ?? 0) + 1;
    // A message that a parent sends again by hand has all its chances again.
    failures.set(clientActivityId, count % mostFailures);
    return count === mostFailures;
  }

  return ({ clientActivityId }, reply) => {
    switch (reply.kind) {
      case 'ok':
        return { kind: 'settled', delivery: 'sent' };
      case 'refused':
        return { kind: 'settled', delivery: reply.status === 413 ? 'too-long' : 'failed' };
      case 'gone':
        return { kind: 'doubt' };
      case 'unreachable':
        // "Too many at once" is no reason to doubt the connection.
        if (reply.waitMilliseconds !== undefined) return { kind: 'later', milliseconds: reply.waitMilliseconds };
        return reply.isAnswered && hasFailedTooOften(clientActivityId) ? { kind: 'settled', delivery: 'failed' } : { kind: 'doubt' };
    }
  };
}
