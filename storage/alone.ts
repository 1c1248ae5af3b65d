/**
 * A turn of a channel that keeps its own log (Teams): alone in its conversation on every instance, its dialog state committed as
 * a whole. It is never run again, for what it said has been heard.
 */
import type { Engine, Place } from './engine';
import { createLine } from './line';
import { inTime, StorageProblem } from './problem';
import type { ForeignConversation, Store } from './store';
import type { TurnsParts } from './turns';
import { createUnitStates, type UnitStates } from './unit-states';
import type { Vault } from './vault';

/** Ends the transaction without trace: the turn lost its place, or its state was changed from elsewhere. */
class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

function endless(milliseconds: number): StorageProblem {
  return new StorageProblem({ kind: 'busy', problem: `A turn did not end within ${milliseconds} ms; its state is not kept.`, remedy: 'The next turn goes on without it.' });
}

/** Hashed, for the ids of Teams lead to people. Under the oldest key, which instances share while a new one is brought to each in turn. */
function queueName(vault: Vault, { channelId, conversationId }: ForeignConversation): string {
  const marks = vault.marksOf(JSON.stringify(['alone', channelId, conversationId]));
  return marks.at(-1) ?? marks[0];
}

interface FinishedWork {
  readonly name: string;
  readonly place: Place;
  readonly states: UnitStates;
}

async function commit({ transaction }: Engine, { name, place, states }: FinishedWork): Promise<'committed' | 'overtaken'> {
  try {
    await transaction(async ({ query, announce }) => {
      if (!(await place.handBack(query)) || !(await states.commit(query))) throw new Overtaken();
      await announce(name);
    });
    return 'committed';
  } catch (error) {
    if (error instanceof Overtaken) return 'overtaken';
    throw error;
  }
}

export function createAlone({ engine, vault, rows, running, limits }: TurnsParts): Store['alone'] {
  const line = createLine();

  async function run(name: string, conversation: ForeignConversation, work: () => Promise<void>): Promise<'committed' | 'overtaken'> {
    const place = await engine.takePlace(name);
    try {
      const states = createUnitStates({ conversationId: conversation.conversationId, query: engine.query, rows });
      await inTime(running.run(states.storage, work), limits.workMilliseconds, () => endless(limits.workMilliseconds));
      states.close();
      const result = await commit(engine, { name, place, states });
      if (result === 'overtaken') await place.leave();
      return result;
    } catch (error) {
      await place.leave();
      throw error;
    }
  }

  return async (conversation, work) => {
    const name = queueName(vault, conversation);
    const leave = await line.enter(name, limits.waitMilliseconds);
    try {
      return await run(name, conversation, work);
    } finally {
      leave();
    }
  };
}
