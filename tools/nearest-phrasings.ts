/** The own phrasings of an entry that a message is most like. */
import { toVector, type SparseVector } from '../assistant/learning/vocabulary';
import { featureScale, featuresOf } from '../assistant/search/features';
import { ownPhrasings } from '../assistant/search/training-set';
import type { KnowledgeEntry } from '../assistant/knowledge/types';
import type { SearchModel } from '../assistant/search/model';
import type { Query } from '../assistant/search/query';

export interface NearPhrasing {
  readonly text: string;
  /** Cosine over words, pairs and character runs: 0 nothing in common … 1 the same. */
  readonly likeness: number;
}

export function nearestPhrasings(model: SearchModel, read: (text: string) => Query, query: Query, entry: KnowledgeEntry): NearPhrasing[] {
  const vectorOf = (of: Query): SparseVector => toVector(featuresOf(of), model.vocabulary, featureScale);
  const { indices, values } = vectorOf(query);
  const asked = new Map([...indices].map((index, at) => [index, values[at]]));
  return [...new Set(ownPhrasings(entry))]
    .map((text) => ({ text, likeness: product(asked, vectorOf(read(text))) }))
    .sort((one, other) => other.likeness - one.likeness);
}

function product(asked: ReadonlyMap<number, number>, { indices, values }: SparseVector): number {
  return indices.reduce((sum, index, at) => sum + (asked.get(index) ?? 0) * values[at], 0);
}
