/**
 * A client's token leads to its conversation, which lives in the storage, no longer than it must: what parents write is health data.
 *
 * A token may outlive its conversation: the hours are over, or the storage was lost. One that is then asked for is taken up
 * again, empty, and goes on counting above any position it can have reached before, so that a client neither misses nor
 * repeats anything.
 */
import type { Conversation, Store } from '../../storage/store';
import type { Pass } from './tokens';

export interface Opened {
  readonly conversation: Conversation;
  /** Whether it was made just now. */
  readonly isNew: boolean;
  /** Whether the bot has yet to be told that somebody is there. */
  readonly isUngreeted: boolean;
}

export interface Conversations {
  /** For a client that starts: one it does not know yet is new. */
  readonly start: (pass: Pass) => Promise<Opened>;
  /** For a client that goes on: one the storage does not know was lost, or was never started. */
  readonly resume: (pass: Pass) => Promise<Opened>;
}

/** Its age in milliseconds: no conversation can have come further, since that would be an activity every millisecond. */
function startAfterLoss({ bornAt }: Pass): number {
  return Math.max(0, Date.now() - bornAt);
}

export interface ConversationsParts {
  readonly store: Pick<Store, 'conversations'>;
  /** After so many without use a conversation is deleted. */
  readonly conversationHours: number;
}

export function createConversations({ store, conversationHours }: ConversationsParts): Conversations {
  const startedAt = Date.now();
  /** Born before this start it may have been in a storage that was lost; born so long ago, it may have been deleted. */
  const mayBeLost = ({ bornAt }: Pass): boolean => bornAt < startedAt || Date.now() - bornAt >= conversationHours * 3_600_000;

  async function open(pass: Pass, wish: 'start' | 'resume'): Promise<Opened> {
    const isFirst = !mayBeLost(pass);
    const { conversation, isNew } = await store.conversations.open({ id: pass.conversationId, userId: pass.userId, bornAt: pass.bornAt, start: isFirst ? 0 : startAfterLoss(pass) });
    return { conversation, isNew, isUngreeted: !conversation.isGreeted && (wish === 'start' || (isNew && isFirst)) };
  }

  return { start: (pass) => open(pass, 'start'), resume: (pass) => open(pass, 'resume') };
}
