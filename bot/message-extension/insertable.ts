/** What a person may put into a message: an answer, or a danger card. */
import { variantForAge } from '../../assistant/knowledge/answer-body';
import { forAge } from '../../assistant/for-age';
import type { KnowledgeEntry, Level, RedFlag } from '../../assistant/knowledge/types';

export type Insertable =
  /** `ageDays`: of the baby asked about, where the message told it. */
  | { readonly kind: 'entry'; readonly entry: KnowledgeEntry; readonly ageDays?: number }
  | { readonly kind: 'red-flag'; readonly redFlag: RedFlag };

export type InsertableEntry = Extract<Insertable, { kind: 'entry' }>;

export interface AgedAnswer {
  readonly short: string;
  readonly level: Level;
  /** Set where the answer holds only for that age: whoever reads the card did not hear it. */
  readonly forDays?: number;
}

export function agedAnswer({ entry, ageDays }: InsertableEntry): AgedAnswer {
  const { short, level } = forAge(entry, ageDays);
  const isForAge = ageDays !== undefined && variantForAge(entry.variants, ageDays) !== undefined;
  return { short, level, ...(isForAge ? { forDays: ageDays } : {}) };
}

export function entriesForAge(entries: readonly KnowledgeEntry[], ageDays: number | undefined): readonly Insertable[] {
  return entries.map((entry) => ({ kind: 'entry', entry, ...(ageDays === undefined ? {} : { ageDays }) }));
}
