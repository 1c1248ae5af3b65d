/** Everything the assistant learns from the content, learned once and kept as files. */
import { loadModel } from './search/model-file';
import { buildRetriever } from './search/retriever';
import { loadTriage } from './safety/model-file';
import type { TriageInput, TriageModel } from './safety/triage';
import { ownPhrasings } from './search/training-set';
import { createAssistant, type Assistant } from './assistant';
import { withholdNothing, type IsWithheld } from './withheld';
import type { KnowledgeBase } from './knowledge/types';

/** Told while learning: what, and how far. */
export interface LearningProgress {
  (what: string): void;
}

export interface LearningPlace {
  /** Where what was learned is kept. */
  readonly cacheFolder: string;
  readonly onProgress: LearningProgress;
  readonly isWithheld?: IsWithheld;
}

/** Learns, or reads what was learned from exactly this content, and puts the assistant together. */
export function loadAssistant(knowledge: KnowledgeBase, { cacheFolder, onProgress, isWithheld = withholdNothing }: LearningPlace): Assistant {
  const triageModel = learnedTriage(knowledge, { cacheFolder, onProgress });
  const phrasings = [...knowledge.entries.values()].flatMap(ownPhrasings).length;
  const model = loadModel(knowledge, cacheFolder, (done, of) => onProgress(`Learning ${phrasings} phrasings: ${done} of ${of}`));
  return createAssistant({ knowledge, retrieve: buildRetriever(knowledge, model), triageModel, isWithheld });
}

/** What the triage learns from: dangers and what looks like them, and ordinary messages. */
export function triageInputOf(knowledge: KnowledgeBase): TriageInput {
  return { redFlags: [...knowledge.redFlags.values()], ordinary: [...knowledge.entries.values()].flatMap(ownPhrasings), outOfScope: knowledge.outOfScope };
}

/** The triage alone, the same for the bot and for the page. */
export function learnedTriage(knowledge: KnowledgeBase, { cacheFolder, onProgress }: Pick<LearningPlace, 'cacheFolder' | 'onProgress'>): TriageModel {
  return loadTriage(triageInputOf(knowledge), { folder: cacheFolder, onProgress });
}
