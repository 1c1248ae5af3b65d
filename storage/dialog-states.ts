/**
 * The Bot Framework's Storage on ours. Within a turn of `Store.turn` or `Store.alone` it reads and writes what that turn commits
 * as a whole; elsewhere every write is a transaction of its own.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Storage, StoreItems } from 'botbuilder';
import { z } from 'zod';
import type { Engine } from './engine';
import type { Expected, StateRow, StateRows, StateWrite } from './state-rows';

export const Item = z.record(z.string(), z.unknown());
export type Item = z.output<typeof Item>;
export const Items = z.record(z.string(), Item);

/** The storage of the unit whose work is running. */
export type RunningStates = AsyncLocalStorage<Storage>;

export function createRunningStates(): RunningStates {
  return new AsyncLocalStorage();
}

/** As BotState names a conversation's state: channel, "conversations", id, namespace. */
function conversationOf(key: string): string | undefined {
  return /^[^/]+\/conversations\/(.+)\/[^/]*$/.exec(key)?.[1];
}

/** Without its eTag, which is a column of its own. */
export function toJson(item: Item): string {
  return JSON.stringify({ ...item, eTag: undefined });
}

export function toItem(row: StateRow | undefined): Item | undefined {
  return row?.json === undefined ? undefined : { ...Item.parse(JSON.parse(row.json)), eTag: row.eTag };
}

/** The words of the SDK's own storages. */
export function conflict(key: string): Error {
  return new Error(`Storage: error writing "${key}" due to eTag conflict.`);
}

/** No eTag, an empty one and `*` all mean: whatever is there now. */
export function expectedBy({ eTag }: Item, current: StateRow | undefined): Expected | 'conflict' {
  if (eTag === undefined || eTag === null || eTag === '' || eTag === '*') return { kind: 'anything' };
  return current?.eTag === eTag ? { kind: 'row', mark: current.mark, eTag: current.eTag } : 'conflict';
}

export function createDialogStates({ query, transaction }: Engine, rows: StateRows, running: RunningStates): Storage {
  const direct: Storage = {
    read: async (keys) => {
      const items = await Promise.all(keys.map(async (key) => [key, toItem(await rows.find(query, key))] as const));
      return Object.fromEntries(items.filter(([, item]) => item !== undefined));
    },
    write: (changes: StoreItems) => transaction(async (given) => {
      for (const [key, value] of Object.entries(Items.parse(changes))) {
        const expected = expectedBy(value, await rows.find(given.query, key));
        const write: StateWrite | undefined = expected === 'conflict' ? undefined : { key, json: toJson(value), conversationId: conversationOf(key), expected };
        if (write === undefined || !(await rows.put(given.query, write))) throw conflict(key);
      }
    }),
    delete: (keys) => transaction(async (given) => {
      for (const key of keys) await rows.remove(given.query, key);
    }),
  };
  const current = (): Storage => running.getStore() ?? direct;
  return {
    read: (keys) => current().read(keys),
    write: (changes) => current().write(changes),
    delete: (keys) => current().delete(keys),
  };
}
