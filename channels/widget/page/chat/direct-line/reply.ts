/** Every way a request can end. Expected failures are values, not exceptions. */
export type Reply<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  /** No answer, or one that says "later". `isAnswered`: somebody was there, and failed. */
  | { readonly kind: 'unreachable'; readonly isAnswered: boolean; readonly waitMilliseconds?: number }
  /** The token or the conversation no longer holds. */
  | { readonly kind: 'gone'; readonly status?: number }
  /** Asking again will not help. */
  | { readonly kind: 'refused'; readonly status: number };
