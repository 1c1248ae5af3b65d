/** The dialog state as one turn sees it: read from the database once, changed in memory, written at the commit. */
import type { Storage, StoreItems } from 'botbuilder';
import { conflict, Items, toItem, toJson, type Item } from './dialog-states';
import type { Query } from './engine';
import type { Expected, StateRow, StateRows } from './state-rows';

export interface UnitStates {
  readonly storage: Storage;
  /** Forgets what was read and written so far; what was stored counts as deleted. */
  readonly erase: () => void;
  /** What is written from now on goes nowhere. */
  readonly close: () => void;
  /** Whether nobody else has written since: false means that the turn must be run again. */
  readonly commit: (query: Query) => Promise<boolean>;
}

export interface UnitStatesParts {
  readonly conversationId: string;
  readonly query: Query;
  readonly rows: StateRows;
}

interface Held {
  /** What the turn met when it first looked. */
  readonly found: StateRow | undefined;
  /** What the turn left: undefined when deleted. */
  json: string | undefined;
  eTag: string | undefined;
  isChanged: boolean;
}

function asFound(found: StateRow | undefined): Held {
  return { found, json: found?.json, eTag: found?.eTag, isChanged: false };
}

/** BotState always says `*`: within a turn there is nobody else. A real eTag is still held to its word. */
function isOutdated({ eTag }: Item, held: Held): boolean {
  return typeof eTag === 'string' && eTag !== '' && eTag !== '*' && eTag !== held.eTag;
}

/** Looks at a state, in the database the first time only. */
type Hold = (key: string) => Promise<Held>;

function itemOf({ found, json, eTag = 'of this turn' }: Held): Item | undefined {
  return json === undefined ? undefined : toItem({ mark: found?.mark ?? '', eTag, json });
}

function createStorage(hold: Hold, isClosed: () => boolean): Storage {
  async function change(key: string, item: Item | undefined): Promise<void> {
    const held = await hold(key);
    if (isClosed()) return;
    if (item !== undefined && isOutdated(item, held)) throw conflict(key);
    held.json = item && toJson(item);
    held.isChanged = true;
  }

  return {
    read: async (keys) => {
      const items = await Promise.all(keys.map(async (key) => [key, itemOf(await hold(key))] as const));
      return Object.fromEntries(items.filter(([, item]) => item !== undefined));
    },
    write: async (changes: StoreItems) => {
      for (const [key, item] of Object.entries(Items.parse(changes))) await change(key, item);
    },
    delete: async (keys) => {
      for (const key of keys) await change(key, undefined);
    },
  };
}

export function createUnitStates({ conversationId, query, rows }: UnitStatesParts): UnitStates {
  const holds = new Map<string, Held>();
  let isErased = false;
  let isClosed = false;

  async function hold(key: string): Promise<Held> {
    const known = holds.get(key);
    if (known !== undefined) return known;
    const found = isErased ? undefined : await rows.find(query, key);
    // Somebody else may have looked meanwhile, and even changed it: theirs counts.
    const held = holds.get(key) ?? asFound(found);
    if (!isClosed) holds.set(key, held);
    return held;
  }

  async function put(given: Query, key: string, { found, json }: Held): Promise<boolean> {
    if (json === undefined) {
      await rows.remove(given, key);
      return true;
    }
    const expected: Expected = found === undefined ? { kind: 'nothing' } : { kind: 'row', mark: found.mark, eTag: found.eTag };
    return rows.put(given, { key, json, conversationId, expected });
  }

  return {
    storage: createStorage(hold, () => isClosed),
    erase: () => {
      holds.clear();
      isErased = true;
    },
    close: () => void (isClosed = true),
    commit: async (given) => {
      if (isErased) await rows.removeOf(given, conversationId);
      for (const [key, held] of holds) if (held.isChanged && !(await put(given, key, held))) return false;
      return true;
    },
  };
}
