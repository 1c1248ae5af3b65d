import Fuse from 'fuse.js';
import type { KnowledgeEntry } from '../knowledge/types';

/** A message of so few telling words is a look-up ("tongue tie", "lipase smell"), not a sentence. */
export const mostLookUpWords = 3;

/** How alike a look-up is to what an entry is called: 0 not at all … 1 the same. */
export type NameLikeness = (words: readonly string[], entryId: string) => number;

/**
 * Compares look-ups with titles and the editor's questions by Fuse.js token search, which bears typos and any word order.
 * Only the few candidates that it could bring to the front are ever compared, so it costs less than a millisecond.
 */
export function nameLikeness(entries: ReadonlyMap<string, KnowledgeEntry>): NameLikeness {
  const indexes = new Map<string, Fuse<string>>();
  return (words, entryId) => {
    const entry = entries.get(entryId);
    if (!entry) return 0;
    const index = indexes.get(entryId) ?? new Fuse([entry.title, ...entry.questions], { includeScore: true, useTokenSearch: true, threshold: 0.4 });
    indexes.set(entryId, index);
    const best = index.search(words.join(' '), { limit: 1 }).at(0);
    return best ? 1 - (best.score ?? 1) : 0;
  };
}
