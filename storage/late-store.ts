/**
 * A Store whose database could not be opened at the start, and is tried again and again. Until then every call fails with
 * the sentence of the last attempt: the server runs, says in `/readyz` what is wrong, and looks for danger, rather than
 * ending and being started again for ever.
 */
import type { StorageProblem } from './problem';
import type { Store } from './store';

export interface LateStoreParts {
  /** Why it could not be opened. */
  readonly problem: StorageProblem;
  /** @throws StorageProblem */
  readonly open: () => Promise<Store>;
  readonly sharedBy: Store['sharedBy'];
  readonly secretFor: Store['secretFor'];
  /** What the operator should know. */
  readonly say: (sentence: string) => void;
  /** Milliseconds before the first attempt; each pause is twice as long as the one before, up to twelve of these. */
  readonly everyMilliseconds: number;
}

/** To look at a large damaged file takes seconds, in which nobody is answered. */
const longestPauses = 12;

interface Waiting {
  readonly opened: () => Store | undefined;
  /** @throws StorageProblem as long as there is no database. */
  readonly store: () => Store;
  /** Called once there is one, unless withdrawn before by what it returns. */
  readonly whenOpen: (action: (store: Store) => void) => () => void;
  readonly close: () => Promise<void>;
}

function waitFor({ problem, open, say, everyMilliseconds }: Omit<LateStoreParts, 'sharedBy' | 'secretFor'>): Waiting {
  let last: unknown = problem;
  let opened: Store | undefined;
  let attempt: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const waiting = new Set<(store: Store) => void>();

  async function tryAgain(): Promise<void> {
    try {
      const store = (opened = await open());
      say('The storage can be used now.');
      waiting.forEach((action) => action(store));
      waiting.clear();
    } catch (error) {
      last = error;
    }
  }
  function tryLater(pause: number): void {
    timer = setTimeout(() => {
      attempt = tryAgain().then(() => (opened === undefined ? tryLater(Math.min(2 * pause, longestPauses * everyMilliseconds)) : undefined));
    }, pause).unref();
  }
  tryLater(everyMilliseconds);
  return {
    opened: () => opened,
    store: () => {
      if (opened === undefined) throw last;
      return opened;
    },
    whenOpen: (action) => {
      waiting.add(action);
      return () => void waiting.delete(action);
    },
    close: async () => {
      clearTimeout(timer);
      await attempt;
      // The attempt may have set the next one.
      clearTimeout(timer);
      await opened?.close();
    },
  };
}

/** A conversation is listened to before its database is there, too. */
function createOnAppended({ opened, whenOpen }: Waiting): Store['onAppended'] {
  return (conversationId, callback) => {
    const there = opened();
    if (there !== undefined) return there.onAppended(conversationId, callback);
    let stop = whenOpen((store) => {
      stop = store.onAppended(conversationId, callback);
      callback();
    });
    return () => stop();
  };
}

type Call<Given extends unknown[], Value> = (...given: Given) => Promise<Value>;

/** A call that rejects, rather than throws, while there is no database. */
function later<Given extends unknown[], Value>(find: () => Call<Given, Value>): Call<Given, Value> {
  return async (...given) => find()(...given);
}

export function createLateStore({ sharedBy, secretFor, ...parts }: LateStoreParts): Store {
  const waiting = waitFor(parts);
  const { store } = waiting;
  return {
    sharedBy,
    secretFor,
    conversations: { open: later(() => store().conversations.open), find: later(() => store().conversations.find) },
    receive: later(() => store().receive),
    outcomeOf: later(() => store().outcomeOf),
    turn: later(() => store().turn),
    alone: later(() => store().alone),
    log: { after: later(() => store().log.after), replace: later(() => store().log.replace), remove: later(() => store().log.remove), eraseBefore: later(() => store().log.eraseBefore) },
    onAppended: createOnAppended(waiting),
    dialogStates: {
      read: later(() => (keys: string[]) => store().dialogStates.read(keys)),
      write: later(() => (changes: object) => store().dialogStates.write(changes)),
      delete: later(() => (keys: string[]) => store().dialogStates.delete(keys)),
    },
    seenActivities: { firstTime: later(() => store().seenActivities.firstTime), forget: later(() => store().seenActivities.forget) },
    rateCounts: { count: later(() => store().rateCounts.count), look: later(() => store().rateCounts.look) },
    counts: { add: later(() => store().counts.add), read: later(() => store().counts.read) },
    forgetOlderThan: later(() => store().forgetOlderThan),
    erase: later(() => store().erase),
    check: later(() => store().check),
    backup: later(() => store().backup),
    close: waiting.close,
  };
}
