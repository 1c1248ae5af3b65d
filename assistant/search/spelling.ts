import Fuse from 'fuse.js';
import type { Spelling } from './query';

/** Shorter words have too many neighbours to repair them safely. */
const shortest = 4;
const longest = 20;
/** Fuse.js score: 0 exact … 1 nothing alike. Highest at which a repair was right more often than wrong on single typos of the vocabulary's own words. */
const worstScore = 0.34;
/** Repairs remembered, so that the same typo costs nothing the second time. */
const mostRemembered = 5_000;

/**
 * Repairs words that are not in the vocabulary to the nearest one that is (Fuse.js). Only words with the same first letter
 * and about the same length are compared: a scan of the whole vocabulary would take milliseconds a word.
 */
export function spellingFor(vocabulary: readonly string[]): Spelling {
  const known = new Set(vocabulary);
  const byFirstLetter = groupByFirstLetter(vocabulary.filter((word) => word.length >= shortest));
  const remembered = new Map<string, string>();
  return (word) => {
    if (known.has(word) || word.length < shortest || word.length > longest || !/^[a-z]+$/.test(word)) return word;
    const before = remembered.get(word);
    if (before !== undefined) return before;
    const repaired = nearest(byFirstLetter.get(word[0]), word) ?? word;
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(word, repaired);
    return repaired;
  };
}

function groupByFirstLetter(words: readonly string[]): ReadonlyMap<string, Fuse<string>> {
  const groups = new Map<string, string[]>();
  for (const word of words) groups.set(word[0], [...(groups.get(word[0]) ?? []), word]);
  return new Map([...groups].map(([letter, group]) => [letter, new Fuse(group, { includeScore: true, threshold: 0.4, distance: 20 })]));
}

function nearest(group: Fuse<string> | undefined, word: string): string | undefined {
  const found = group?.search(word, { limit: 8 }).find(({ item }) => Math.abs(item.length - word.length) <= 2);
  return found && (found.score ?? 1) <= worstScore ? found.item : undefined;
}
