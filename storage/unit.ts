/** What one turn changes, held back until its work is done. */
import type { Activity } from 'botbuilder';
import { activityIdAt, type OpenedActivity } from './activity-rows';
import type { Conversation, Outcome, Unit } from './store';
import type { UnitStates } from './unit-states';

/** What there is to commit. */
export interface Changes {
  readonly isErased: boolean;
  readonly isGreeted: boolean;
  /** In order, by id. */
  readonly appended: ReadonlyMap<string, Partial<Activity>>;
  readonly replaced: ReadonlyMap<string, Partial<Activity>>;
  readonly removed: ReadonlySet<string>;
  readonly marks: ReadonlyMap<string, Outcome>;
}

export interface OpenUnit {
  readonly unit: Unit;
  readonly changes: () => Changes;
}

export interface UnitParts {
  readonly conversation: Conversation;
  readonly waiting: readonly OpenedActivity[];
  readonly states: UnitStates;
}

export function createUnit({ conversation, waiting, states }: UnitParts): OpenUnit {
  const appended = new Map<string, Partial<Activity>>();
  const replaced = new Map<string, Partial<Activity>>();
  const removed = new Set<string>();
  const marks = new Map<string, Outcome>();
  let appendedSoFar = 0;
  let isErased = false;
  let isGreeted = conversation.isGreeted;

  const unit: Unit = {
    conversation,
    waiting,
    states: states.storage,
    append: (activity) => {
      appendedSoFar += 1;
      // Positions are given at the commit, since posts may arrive meanwhile; the end known now makes the id unique.
      const id = `${activityIdAt(conversation.id, conversation.end)}.${appendedSoFar}`;
      appended.set(id, structuredClone(activity));
      return id;
    },
    replace: (id, activity) => void (appended.has(id) ? appended : replaced).set(id, structuredClone(activity)),
    remove: (id) => void (appended.delete(id) || removed.add(id)),
    mark: (id, outcome) => void marks.set(id, outcome),
    greet: () => void (isGreeted = true),
    erase: () => {
      for (const held of [appended, replaced, removed]) held.clear();
      states.erase();
      isErased = true;
    },
  };
  return { unit, changes: () => ({ isErased, isGreeted, appended, replaced, removed, marks }) };
}
