import type { FeatureCounts } from '../learning/vocabulary';
import type { Query } from './query';

const shortestGram = 3;
const longestGram = 5;

/** Words (w), word pairs (b) and runs of 3 to 5 characters inside a word (c), each with its count. */
export function featuresOf(query: Query): FeatureCounts {
  const counts = new Map<string, number>();
  const add = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  query.stems.forEach((stem, at) => {
    add(`w:${stem}`);
    if (at + 1 < query.stems.length) add(`b:${stem} ${query.stems[at + 1]}`);
  });
  for (const word of query.words) addGrams(`^${word}$`, add);
  return counts;
}

function addGrams(bounded: string, add: (name: string) => void): void {
  for (let size = shortestGram; size <= longestGram; size++) {
    for (let start = 0; start + size <= bounded.length; start++) add(`c:${bounded.slice(start, start + size)}`);
  }
}

/** There are many more character runs than words in a text: each counts a little less. */
export function featureScale(name: string): number {
  return name.startsWith('c:') ? 0.6 : 1;
}
