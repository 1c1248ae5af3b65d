/**
 * The way to answer a post exactly once and in order. Whoever has the turn answers the oldest post that waits, be it another
 * instance's or one whose process was killed, until the one it came for has its outcome.
 */
import type { Outcome, Store, Unit, WaitingPost } from './store';

export interface PostToAnswer {
  readonly conversationId: string;
  readonly activityId: string;
  /**
   * Runs the bot: replies go into the unit. May be run again, see Store.turn. A post that cannot be answered is 'failed';
   * an error thrown here leaves it waiting, in front of all that come after it.
   */
  readonly answer: (post: WaitingPost, unit: Unit) => Promise<Outcome>;
}

/** Resolves with the post's outcome, whoever answered it; undefined when it was erased meanwhile. */
export async function answerInOrder(store: Pick<Store, 'turn' | 'outcomeOf'>, { conversationId, activityId, answer }: PostToAnswer): Promise<Outcome | undefined> {
  for (;;) {
    const before = await store.outcomeOf(conversationId, activityId);
    if (before !== 'waiting') return before;
    const reached = new Map<string, Outcome>();
    const result = await store.turn(conversationId, async (unit) => {
      const [oldest] = unit.waiting;
      if (oldest === undefined) return;
      const outcome = await answer(oldest, unit);
      unit.mark(oldest.activityId, outcome);
      reached.set(oldest.activityId, outcome);
    });
    const own = reached.get(activityId);
    if (result === 'committed' && own !== undefined) return own;
  }
}
