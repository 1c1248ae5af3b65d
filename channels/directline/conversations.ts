/**
 * All conversations of this process. They live in memory, no longer than they must: what parents write is health data.
 *
 * A token outlives a restart when TOKEN_KEY is set. A conversation that is then asked for is taken up again, empty, and
 * goes on counting above any position it can have reached before, so that a client neither misses nor repeats anything.
 */
import { Problem } from '../exchange';
import type { Limits } from '../limits';
import { createConversation, type Conversation } from './conversation';
import type { Pass } from './tokens';

export interface Opened {
  readonly conversation: Conversation;
  /** Whether it was made just now. */
  readonly isNew: boolean;
  /** Whether the bot has yet to be told that somebody is there. */
  readonly isUngreeted: boolean;
}

export interface Conversations {
  readonly find: (id: string) => Conversation | undefined;
  /** For a client that starts: one it does not know yet is new. @throws Problem 503 when there is no room. */
  readonly start: (pass: Pass) => Opened;
  /** For a client that goes on: one we do not know was lost by a restart, or was never started. */
  readonly resume: (pass: Pass) => Opened;
  /** Drops the least used conversations when all together have grown too large; never the one given. */
  readonly makeRoom: (current: Conversation) => void;
  readonly forgetOld: (now?: number) => void;
  readonly endAll: () => void;
}

interface Entry {
  readonly conversation: Conversation;
  readonly usedAt: number;
}

export interface ConversationsParts {
  readonly limits: Limits;
  readonly conversationHours: number;
}

/** Its age in milliseconds: no conversation can have come further, since that would be an activity every millisecond. */
function startAfterRestart({ bornAt }: Pass): number {
  return Math.max(0, Date.now() - bornAt);
}

function noRoom(): Problem {
  return new Problem({ status: 503, code: 'TooManyConversations', message: 'Too many conversations are open: try again in a minute.', headers: { 'retry-after': '60' } });
}

interface Shelf {
  /** Least recently used first. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Finds a conversation and counts as its use. */
  readonly find: (id: string) => Conversation | undefined;
  readonly put: (conversation: Conversation) => void;
  readonly drop: (entry: Entry) => void;
  /** Where a conversation ended that was dropped while its token may still live. It goes on there, and is not greeted again. */
  readonly endOfDropped: (id: string) => number | undefined;
}

function createShelf(rememberedDrops: number): Shelf {
  const entries = new Map<string, Entry>();
  const ends = new Map<string, number>();
  const use = (conversation: Conversation): void => {
    entries.delete(conversation.id);
    entries.set(conversation.id, { conversation, usedAt: Date.now() });
  };
  return {
    entries,
    find: (id) => {
      const conversation = entries.get(id)?.conversation;
      if (conversation !== undefined) use(conversation);
      return conversation;
    },
    put: use,
    drop: ({ conversation }) => {
      entries.delete(conversation.id);
      ends.set(conversation.id, conversation.log.end());
      const [oldest] = ends.keys();
      if (ends.size > rememberedDrops && oldest !== undefined) ends.delete(oldest);
      conversation.end();
    },
    endOfDropped: (id) => ends.get(id),
  };
}

/** @throws Problem 503 when even the conversation that rested longest is still in use. */
function makePlace({ entries, drop }: Shelf, { conversations, restMilliseconds }: Limits): void {
  const [oldest] = entries.values();
  if (entries.size < conversations || oldest === undefined) return;
  if (Date.now() - oldest.usedAt < restMilliseconds) throw noRoom();
  drop(oldest);
}

function shrink({ entries, drop }: Shelf, current: Conversation, mostCharacters: number): void {
  const others = [...entries.values()].filter(({ conversation }) => conversation !== current);
  let characters = others.reduce((sum, { conversation }) => sum + conversation.log.characters(), current.log.characters());
  for (const entry of others) {
    if (characters <= mostCharacters) return;
    characters -= entry.conversation.log.characters();
    drop(entry);
  }
}

function forgetBefore({ entries, drop }: Shelf, time: number): void {
  for (const entry of [...entries.values()]) {
    if (entry.usedAt < time) drop(entry);
    else entry.conversation.log.forgetBefore(time);
  }
}

export function createConversations({ limits, conversationHours }: ConversationsParts): Conversations {
  const startedAt = Date.now();
  const shelf = createShelf(2 * limits.conversations);

  function open(pass: Pass, wish: 'start' | 'resume'): Opened {
    const known = shelf.find(pass.conversationId);
    if (known !== undefined) return { conversation: known, isNew: false, isUngreeted: false };
    makePlace(shelf, limits);
    const earlierEnd = shelf.endOfDropped(pass.conversationId);
    const isFirst = pass.bornAt >= startedAt && earlierEnd === undefined;
    const start = isFirst ? 0 : (earlierEnd ?? startAfterRestart(pass));
    const conversation = createConversation({ pass, start, limits });
    shelf.put(conversation);
    return { conversation, isNew: true, isUngreeted: isFirst || wish === 'start' };
  }

  return {
    find: shelf.find,
    start: (pass) => open(pass, 'start'),
    resume: (pass) => open(pass, 'resume'),
    makeRoom: (current) => shrink(shelf, current, limits.allStoredCharacters),
    forgetOld: (now = Date.now()) => forgetBefore(shelf, now - conversationHours * 3_600_000),
    endAll: () => [...shelf.entries.values()].forEach(shelf.drop),
  };
}
