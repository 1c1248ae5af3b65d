/**
 * What one turn changes, held back until its work is done. Then the unit is closed: work that was given up may go on, and what
 * it still says must neither be committed in part nor stand in the way of what is.
 */
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
  /** Closes the unit: what is done to it from now on is without effect. */
  readonly close: () => Changes;
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
  let isClosed = false;
  const whileOpen = <Given extends unknown[]>(change: (...given: Given) => void) => (...given: Given): void => (isClosed ? undefined : change(...given));

  const unit: Unit = {
    conversation,
    waiting,
    states: states.storage,
    append: (activity) => {
      appendedSoFar += 1;
      // Positions are given at the commit, since posts may arrive meanwhile; the end known now makes the id unique.
      const id = `${activityIdAt(conversation.id, conversation.end)}.${appendedSoFar}`;
      if (!isClosed) appended.set(id, structuredClone(activity));
      return id;
    },
    replace: whileOpen((id, activity) => void (appended.has(id) ? appended : replaced).set(id, structuredClone(activity))),
    remove: whileOpen((id) => void (appended.delete(id) || removed.add(id))),
    mark: whileOpen((id, outcome) => void marks.set(id, outcome)),
    greet: whileOpen(() => void (isGreeted = true)),
    erase: whileOpen(() => {
      for (const held of [appended, replaced, removed]) held.clear();
      states.erase();
      isErased = true;
    }),
  };
  return {
    unit,
    close: () => {
      isClosed = true;
      states.close();
      return { isErased, isGreeted, appended, replaced, removed, marks };
    },
  };
}
