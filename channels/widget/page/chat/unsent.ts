/** The messages the server has not confirmed, in order, kept over a reload. */
import type { OutgoingMessage } from './saying';

export interface Unsent {
  readonly all: () => readonly OutgoingMessage[];
  readonly has: (message: OutgoingMessage) => boolean;
  readonly add: (message: OutgoingMessage) => void;
  readonly remove: (message: OutgoingMessage) => void;
  readonly clear: () => void;
}

export function createUnsent(keep: (messages: readonly OutgoingMessage[]) => void, stored: readonly OutgoingMessage[]): Unsent {
  let messages = stored;
  const change = (next: readonly OutgoingMessage[]): void => {
    messages = next;
    keep(next);
  };
  return {
    all: () => messages,
    has: ({ clientActivityId }) => messages.some((message) => message.clientActivityId === clientActivityId),
    add: (message) => change([...messages, message]),
    remove: ({ clientActivityId }) => change(messages.filter((message) => message.clientActivityId !== clientActivityId)),
    clear: () => change([]),
  };
}
