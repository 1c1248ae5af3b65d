/**
 * What survives a reload: which conversation it is, and what has not been sent yet. Only in this tab, only until it is closed.
 * Of somebody who is signed in only the conversation is kept, apart from that of people who are not (see same-person).
 * Browsers may forbid the storage (private windows, frames on other sites); then the chat works without surviving.
 */
import { isSignedIn } from './direct-line/host-token';
import { fieldsOf, listOf, parseJson, textOf } from './fields';
import type { OutgoingMessage } from './saying';

export interface Session {
  readonly conversationId: string;
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly refreshAt: number;
  readonly expiresAt: number;
}

function storage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

const sessionKey = (): string => (isSignedIn() ? 'firstDrops.signedInSession' : 'firstDrops.session');
const outboxKey = 'firstDrops.outbox';

function read(key: string): unknown {
  return parseJson(storage()?.getItem(key) ?? '');
}

function write(key: string, value: unknown): void {
  try {
    storage()?.setItem(key, JSON.stringify(value));
  } catch {
    // The storage is full or forbidden: what is old in it must not come back.
    storage()?.removeItem(key);
  }
}

export function storedSession(): Session | undefined {
  const { conversationId, token, refreshAt, expiresAt } = fieldsOf(read(sessionKey()));
  if (typeof conversationId !== 'string' || typeof token !== 'string' || typeof refreshAt !== 'number' || typeof expiresAt !== 'number') return undefined;
  return { conversationId, token, refreshAt, expiresAt };
}

export function storeSession(session: Session | undefined): void {
  if (session === undefined) storage()?.removeItem(sessionKey());
  else write(sessionKey(), session);
}

export function storedOutbox(): readonly OutgoingMessage[] {
  return (isSignedIn() ? [] : listOf(read(outboxKey))).flatMap((stored) => {
    const { clientActivityId, text, value, marks } = fieldsOf(stored);
    return typeof clientActivityId === 'string' ? [{ clientActivityId, text: textOf(text), value, marks: fieldsOf(marks) }] : [];
  });
}

export function storeOutbox(messages: readonly OutgoingMessage[]): void {
  if (isSignedIn()) return;
  if (messages.length === 0) storage()?.removeItem(outboxKey);
  else write(outboxKey, messages);
}
