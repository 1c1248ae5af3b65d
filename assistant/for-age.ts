import { variantForAge } from './knowledge/answer-body';
import type { KnowledgeEntry } from './knowledge/types';

/** The short answer and level that hold for a baby of this age. */
export function forAge(entry: KnowledgeEntry, babyAgeDays: number | undefined): Pick<KnowledgeEntry, 'short' | 'level'> {
  return (babyAgeDays === undefined ? undefined : variantForAge(entry.variants, babyAgeDays)) ?? entry;
}
