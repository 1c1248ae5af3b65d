import { loadAssistant } from '../assistant/learned';
import { loadKnowledge } from '../assistant/knowledge/knowledge-base';
import type { Assistant } from '../assistant/assistant';
import type { KnowledgeBase } from '../assistant/knowledge/types';
import { cacheFolder, contentFolder } from './places';

export interface ReadyAssistant {
  readonly knowledge: KnowledgeBase;
  readonly assistant: Assistant;
}

/** The assistant as the bot has it. Progress goes to stderr, so that a tool's stdout holds only its answer. */
export function readyAssistant(): ReadyAssistant {
  const knowledge = loadKnowledge(contentFolder);
  return { knowledge, assistant: loadAssistant(knowledge, { cacheFolder, onProgress: (what) => process.stderr.write(`${what}\n`) }) };
}
