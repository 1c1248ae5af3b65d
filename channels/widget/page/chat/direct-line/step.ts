/** How one step of staying connected ended. */
import type { Reply } from './reply';

/** It is for people who are signed in, and nobody is: asking again by itself would change nothing. */
export interface Closed {
  readonly kind: 'closed';
}

export type Failure =
  | Closed
  /** The conversation is no more. */
  | { readonly kind: 'gone' }
  /** Later, perhaps. */
  | { readonly kind: 'unreachable'; readonly waitMilliseconds?: number };

export type Step = { readonly kind: 'ok' } | Failure;

export const done: Step = { kind: 'ok' };

export function failureOf(reply: Exclude<Reply<unknown>, { kind: 'ok' }>): Failure {
  switch (reply.kind) {
    case 'gone':
      return reply;
    case 'unreachable':
      return { kind: 'unreachable', waitMilliseconds: reply.waitMilliseconds };
    // Nothing a parent can mend; perhaps the operator is mending it.
    case 'refused':
      return { kind: 'unreachable' };
  }
}
