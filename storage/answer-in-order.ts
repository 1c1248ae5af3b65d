/**
 * The way to answer a post exactly once and in order. Whoever has the turn answers the oldest post that waits, be it another
 * instance's or one whose process was killed, until the one it came for has its outcome.
 */
import type { Outcome, Store, Unit, WaitingPost } from './store';

export interface ConversationToAnswer {
  readonly conversationId: string;
  /**
   * Runs the bot: replies go into the unit. May be run again, see Store.turn. A post that cannot be answered is 'failed';
   * an error thrown here leaves it waiting, in front of all that come after it.
   */
  readonly answer: (post: WaitingPost, unit: Unit) => Promise<Outcome>;
}

export interface PostToAnswer extends ConversationToAnswer {
  readonly activityId: string;
}

interface Step {
  /** Of the post that this turn answered, if one waited and its answer was committed. */
  readonly reached: ReadonlyMap<string, Outcome>;
  readonly isLast: boolean;
}

/** One turn. Nobody waits after it when the one it answered was the last, or when there was none. */
async function answerOldest(store: Pick<Store, 'turn'>, { conversationId, answer }: ConversationToAnswer): Promise<Step> {
  const reached = new Map<string, Outcome>();
  let found = 0;
  const result = await store.turn(conversationId, async (unit) => {
    const [oldest] = unit.waiting;
    found = unit.waiting.length;
    if (oldest === undefined) return;
    const outcome = await answer(oldest, unit);
    unit.mark(oldest.activityId, outcome);
    reached.set(oldest.activityId, outcome);
  });
  return result === 'committed' ? { reached, isLast: found <= 1 } : { reached: new Map(), isLast: false };
}

/** Resolves with the post's outcome, whoever answered it; undefined when it was erased meanwhile. */
export async function answerInOrder(store: Pick<Store, 'turn' | 'outcomeOf'>, { activityId, ...conversation }: PostToAnswer): Promise<Outcome | undefined> {
  for (;;) {
    const before = await store.outcomeOf(conversation.conversationId, activityId);
    if (before !== 'waiting') return before;
    const own = (await answerOldest(store, conversation)).reached.get(activityId);
    if (own !== undefined) return own;
  }
}

/** Answers whatever waits in a conversation, for whoever came for it is gone. What comes meanwhile has somebody of its own. */
export async function answerWaiting(store: Pick<Store, 'turn' | 'conversations'>, conversation: ConversationToAnswer): Promise<void> {
  const known = await store.conversations.find(conversation.conversationId);
  let isLast = known?.hasWaitingPosts !== true;
  while (!isLast) ({ isLast } = await answerOldest(store, conversation));
}
