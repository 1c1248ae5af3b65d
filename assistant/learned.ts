/** Everything the assistant learns from the content, learned once and kept as files. */
import { loadModel } from './search/model-file';
import { buildRetriever } from './search/retriever';
import { loadTriage } from './safety/model-file';
import { ownPhrasings } from './search/training-set';
import { createAssistant, type Assistant } from './assistant';
import type { KnowledgeBase } from './knowledge/types';

/** Told while learning: what, and how far. */
export interface LearningProgress {
  (what: string): void;
}

/** Learns, or reads what was learned from exactly this content, and puts the assistant together. */
export function loadAssistant(knowledge: KnowledgeBase, cacheFolder: string, onProgress: LearningProgress): Assistant {
  const ordinary = [...knowledge.entries.values()].flatMap(ownPhrasings);
  const triageModel = loadTriage({ redFlags: [...knowledge.redFlags.values()], ordinary, outOfScope: knowledge.outOfScope }, { folder: cacheFolder, onProgress });
  const model = loadModel(knowledge, cacheFolder, (done, of) => onProgress(`Learning ${ordinary.length} phrasings: ${done} of ${of}`));
  return createAssistant({ knowledge, retrieve: buildRetriever(knowledge, model), triageModel });
}
