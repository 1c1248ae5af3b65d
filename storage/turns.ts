/** One turn, one transaction: alone in its conversation, and committed as a whole. */
import { openActivities } from './activity-rows';
import { createCommit, type CommitParts } from './commit';
import { findConversation } from './conversations';
import type { RunningStates } from './dialog-states';
import type { Place } from './engine';
import { createLine } from './line';
import { inTime, StorageProblem } from './problem';
import { gone } from './rows';
import type { StateRows } from './state-rows';
import type { Store, TurnResult, Unit } from './store';
import { createUnit, type OpenUnit } from './unit';
import { createUnitStates, type UnitStates } from './unit-states';

/** Milliseconds. */
export interface TurnLimits {
  /** For the turns before it. Longer than anybody waits for an answer. */
  readonly waitMilliseconds: number;
  /** For its own work: after that it no longer holds up its conversation, and is never committed. */
  readonly workMilliseconds: number;
  /** PostgreSQL: how long an instance that was killed holds up the conversations whose turn it had. */
  readonly leaseMilliseconds: number;
}

export interface TurnsParts extends CommitParts {
  readonly rows: StateRows;
  readonly running: RunningStates;
  readonly limits: TurnLimits;
}

type Work = (unit: Unit) => Promise<void>;

/** Each needs a change from elsewhere in the same moment; more of them in a row are a mistake of ours. */
const mostAttempts = 10;

function endless(milliseconds: number): StorageProblem {
  return new StorageProblem({ kind: 'busy', problem: `A turn did not end within ${milliseconds} ms; nothing of it is kept.`, remedy: 'The next turn goes on without it.' });
}

function unlucky(): StorageProblem {
  return new StorageProblem({ kind: 'busy', problem: `A turn was overtaken ${mostAttempts} times; nothing of it is kept.`, remedy: 'Let the client send the message again; it is kept.' });
}

export function createTurns(parts: TurnsParts): Store['turn'] {
  const { engine, vault, rows, running, limits } = parts;
  const commit = createCommit(parts);
  const line = createLine();

  async function begin(conversationId: string): Promise<OpenUnit & { readonly states: UnitStates }> {
    const conversation = await findConversation(engine.query, conversationId);
    if (conversation === undefined) throw gone();
    const waiting = await openActivities(engine.query, vault, { conversationId, which: `outcome = 'waiting'`, parameters: [] });
    const states = createUnitStates({ conversationId, query: engine.query, rows });
    return { states, ...createUnit({ conversation, waiting, states }) };
  }

  async function run(conversationId: string, work: Work, place: Place): Promise<TurnResult | 'outdated'> {
    const { unit, close, states } = await begin(conversationId);
    await inTime(running.run(unit.states, () => work(unit)), limits.workMilliseconds, () => endless(limits.workMilliseconds));
    return commit({ place, conversation: unit.conversation, changes: close(), states });
  }

  async function attempt(conversationId: string, work: Work): Promise<TurnResult | 'outdated'> {
    const place = await engine.takePlace(conversationId);
    try {
      const result = await run(conversationId, work, place);
      // A commit has given the place up already.
      if (result !== 'committed') await place.leave();
      return result;
    } catch (error) {
      await place.leave();
      throw error;
    }
  }

  return async (conversationId, work) => {
    const leave = await line.enter(conversationId, limits.waitMilliseconds);
    try {
      for (let attempts = 0; attempts < mostAttempts; attempts += 1) {
        const result = await attempt(conversationId, work);
        if (result !== 'outdated') return result;
      }
      throw unlucky();
    } finally {
      leave();
    }
  };
}
