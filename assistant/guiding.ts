import type { Answer, Turn } from './answer';
import type { StepParts } from './assistant';
import type { GuideReaders } from './guides/readers';
import type { KnowledgeBase } from './knowledge/types';

/** What every part of a guided check needs. */
export interface Guiding {
  readonly knowledge: KnowledgeBase;
  readonly readers: GuideReaders;
  readonly readCommand: StepParts['readCommand'];
  /** What would be said without a guide. */
  readonly otherwise: (turn: Turn) => Answer;
}
