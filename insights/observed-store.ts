/** A Store whose calls are timed, counted and traced. What they carry is not looked at. */
import { StorageProblem } from '../storage/problem';
import type { Store } from '../storage/store';
import type { SeenStoreCall } from './seen';
import type { Tracing } from './tracing';

export interface StoreObserver {
  /** Must not throw. */
  readonly storeCall: (call: SeenStoreCall) => void;
  readonly conversationOpened: () => void;
}

export interface ObservedStoreParts {
  readonly metrics: StoreObserver;
  readonly traces: Tracing;
}

type Call<Arguments extends unknown[], Value> = (...given: Arguments) => Promise<Value>;

type Watch = <Arguments extends unknown[], Value>(name: string, call: Call<Arguments, Value>) => Call<Arguments, Value>;

function problemOf(error: unknown): SeenStoreCall['problem'] {
  return error instanceof StorageProblem ? error.kind : 'other';
}

function createWatch({ metrics, traces }: ObservedStoreParts): Watch {
  return (name, call) => (...given) => traces.span({ kind: 'call', name: `storage ${name}`, facts: {} }, async () => {
    const startedAt = performance.now();
    const tell = (problem?: SeenStoreCall['problem']): void => metrics.storeCall({ call: name, milliseconds: performance.now() - startedAt, problem });
    try {
      const value = await call(...given);
      tell();
      return value;
    } catch (error) {
      tell(problemOf(error));
      throw error;
    }
  });
}

/** Within a turn the dialog state is read and written in memory; those calls are counted as well, and short. */
export function observedStore(store: Store, parts: ObservedStoreParts): Store {
  const watch = createWatch(parts);
  const { conversations, log, dialogStates, seenActivities, rateCounts, counts } = store;
  const open = watch('conversations.open', conversations.open);
  return {
    ...store,
    conversations: {
      find: watch('conversations.find', conversations.find),
      open: async (conversation) => {
        const opened = await open(conversation);
        if (opened.isNew) parts.metrics.conversationOpened();
        return opened;
      },
    },
    receive: watch('receive', store.receive),
    outcomeOf: watch('outcomeOf', store.outcomeOf),
    // With the wait for the turns before it, and the bot's own work.
    turn: watch('turn', store.turn),
    alone: watch('alone', store.alone),
    log: {
      after: watch('log.after', log.after),
      replace: watch('log.replace', log.replace),
      remove: watch('log.remove', log.remove),
      eraseBefore: watch('log.eraseBefore', log.eraseBefore),
    },
    dialogStates: {
      read: watch('dialogStates.read', (keys: string[]) => dialogStates.read(keys)),
      write: watch('dialogStates.write', (changes) => dialogStates.write(changes)),
      delete: watch('dialogStates.delete', (keys: string[]) => dialogStates.delete(keys)),
    },
    seenActivities: { firstTime: watch('seenActivities.firstTime', seenActivities.firstTime), forget: watch('seenActivities.forget', seenActivities.forget) },
    rateCounts: { count: watch('rateCounts.count', rateCounts.count), look: watch('rateCounts.look', rateCounts.look) },
    counts: { add: watch('counts.add', counts.add), read: watch('counts.read', counts.read) },
    forgetOlderThan: watch('forgetOlderThan', store.forgetOlderThan),
    erase: watch('erase', store.erase),
    check: watch('check', store.check),
  };
}
