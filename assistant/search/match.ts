import type { KnowledgeEntry } from '../knowledge/types';

/** Why an entry was proposed: for people who look into the matcher, never for parents. */
export interface Evidence {
  /** The message is the entry's title or one of the editor's questions. */
  readonly isExact: boolean;
  /** The model's probability of the entry, 0…1, and of "none of them". */
  readonly probability: number;
  readonly noneProbability: number;
  /** Words as they were read, after spelling repair. */
  readonly words: readonly string[];
}

export interface Match {
  readonly entry: KnowledgeEntry;
  /** 0 unrelated … 1 certain: the share of such matches that are right (calibrated, docs/matching.md). */
  readonly confidence: number;
  readonly evidence: Evidence;
}

/** Best match first, at most five; empty for a message that says nothing. */
export type Retriever = (utterance: string) => readonly Match[];
