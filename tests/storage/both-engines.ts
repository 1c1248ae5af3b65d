/** One suite for both engines: every promise of storage/store.ts is kept by each. */
import type { Store } from '../../storage/store';
import { openConversation } from './conversation';
import { createPostgres, sqlite, type Home } from './engines';

/** Before each test: an empty home, a store with one conversation in it, and a clock that stands still. */
export interface Given {
  home: Home;
  store: Store;
  /** Milliseconds since 1970. */
  now: number;
}

export function onBothEngines(tests: (given: Given) => void): void {
  describe.each([sqlite, createPostgres()])('$name', (engine) => {
    let home: Home | undefined;
    let store: Store | undefined;
    const present = <Value>(value: Value | undefined): Value => {
      if (value === undefined) throw new Error('Only within a test.');
      return value;
    };
    const given: Given = {
      now: 0,
      get home() { return present(home); },
      set home(next) { home = next; },
      get store() { return present(store); },
      set store(next) { store = next; },
    };
    beforeAll(engine.start, 180_000);
    afterAll(engine.end, 60_000);
    beforeEach(async () => {
      given.now = 1_700_000_000_000;
      given.home = await engine.home();
      given.store = await given.home.open({ clock: () => given.now, steadyClock: () => given.now });
      await openConversation(given.store);
    }, 20_000);
    afterEach(() => given.home.leave(), 20_000);
    tests(given);
  });
}
