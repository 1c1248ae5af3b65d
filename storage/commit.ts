/** Everything a turn changed, in one transaction; or nothing of it, and why. */
import { insertActivity, removeActivity, replaceActivity } from './activity-rows';
import type { Engine, Place, Query } from './engine';
import { anyRow, hold, listFrom } from './rows';
import type { Conversation } from './store';
import type { Changes } from './unit';
import type { UnitStates } from './unit-states';
import type { Vault } from './vault';

/** Ends the transaction without trace: the turn lost its place or met another's change, or its post was answered before. */
class Withdrawn extends Error {
  override readonly name = 'Withdrawn';
  constructor(readonly reason: 'outdated' | 'repeated') {
    super(`The turn is ${reason}.`);
  }
}

export interface CommitParts {
  readonly engine: Engine;
  readonly vault: Vault;
  readonly clock: () => number;
}

export interface FinishedTurn {
  readonly place: Place;
  readonly conversation: Conversation;
  readonly changes: Changes;
  readonly states: UnitStates;
}

async function markPosts(query: Query, { id }: Conversation, { marks }: Changes): Promise<void> {
  for (const [activityId, outcome] of marks) {
    const marked = await query(`UPDATE activities SET outcome = $3 WHERE conversation_id = $1 AND activity_id = $2 AND outcome = 'waiting' RETURNING position`, [id, activityId, outcome], anyRow);
    if (marked.length === 0) throw new Withdrawn('repeated');
  }
}

/** Of the posts marked in this turn the rows stay, without words. */
async function eraseEarlier(query: Query, { id, end }: Conversation, { marks }: Changes): Promise<void> {
  const marked = ['', ...marks.keys()];
  await query(`UPDATE activities SET sealed = NULL WHERE conversation_id = $1 AND activity_id IN ${listFrom(2, marked)}`, [id, ...marked], anyRow);
  await query(`DELETE FROM activities WHERE conversation_id = $1 AND position <= $2 AND (outcome IS NULL OR outcome <> 'waiting') AND activity_id NOT IN ${listFrom(3, marked)}`, [id, end, ...marked], anyRow);
}

async function changeActivities(query: Query, { id }: Conversation, { changes, vault }: { readonly changes: Changes; readonly vault: Vault }): Promise<void> {
  for (const [activityId, activity] of changes.replaced) await replaceActivity(query, vault, { conversationId: id, activityId, activity });
  for (const activityId of changes.removed) await removeActivity(query, id, activityId);
}

export function createCommit({ engine, vault, clock }: CommitParts): (turn: FinishedTurn) => Promise<'committed' | Withdrawn['reason']> {
  async function write(query: Query, { place, conversation, changes, states }: FinishedTurn): Promise<void> {
    const { id } = conversation;
    if (!(await place.handBack(query))) throw new Withdrawn('outdated');
    const now = clock();
    let position = (await hold(query, id, { now, positions: changes.appended.size })) - changes.appended.size;
    await markPosts(query, conversation, changes);
    if (changes.isErased) await eraseEarlier(query, conversation, changes);
    await changeActivities(query, conversation, { changes, vault });
    for (const [activityId, activity] of changes.appended) {
      position += 1;
      await insertActivity(query, vault, { conversationId: id, position, activityId, activity, storedAt: now });
    }
    if (changes.isGreeted && !conversation.isGreeted) await query('UPDATE conversations SET is_greeted = 1 WHERE id = $1', [id], anyRow);
    if (!(await states.commit(query))) throw new Withdrawn('outdated');
  }

  return async (turn) => {
    try {
      await engine.transaction(async ({ query, announce }) => {
        await write(query, turn);
        await announce(turn.conversation.id);
      });
      return 'committed';
    } catch (error) {
      if (error instanceof Withdrawn) return error.reason;
      throw error;
    }
  };
}
