import type { Storage, StoreItems } from 'botbuilder';

/** Entries kept at the most; the longest unused go first. One is a few hundred bytes. */
const mostEntries = 100_000;

interface Kept {
  /** JSON, so that nobody changes what is stored by changing what was read. */
  readonly json: string;
  readonly usedAt: number;
}

/**
 * The Bot Framework's storage in the memory of one process. Unlike the SDK's own MemoryStorage it forgets: an entry that was
 * not written for `hours` is gone, and the number of entries is bounded. Turns of one conversation come in order
 * (channels/turn-order.ts), so the last writer is the only one.
 */
export function expiringMemory(hours: number, clock: () => number = Date.now): Storage {
  // A Map keeps the order of insertion: the first entry is the longest unused one.
  const entries = new Map<string, Kept>();
  const forgetOld = (): void => {
    const oldest = clock() - hours * 3_600_000;
    for (const [key, { usedAt }] of entries) {
      if (usedAt > oldest && entries.size <= mostEntries) return;
      entries.delete(key);
    }
  };
  return {
    read: (keys) => {
      forgetOld();
      return Promise.resolve(Object.fromEntries(keys.flatMap((key) => {
        const kept = entries.get(key);
        return kept ? [[key, JSON.parse(kept.json) as unknown]] : [];
      })));
    },
    write: (changes: StoreItems) => {
      for (const [key, value] of Object.entries(changes)) {
        entries.delete(key);
        entries.set(key, { json: JSON.stringify(value), usedAt: clock() });
      }
      forgetOld();
      return Promise.resolve();
    },
    delete: (keys) => {
      for (const key of keys) entries.delete(key);
      return Promise.resolve();
    },
  };
}
