/** What a bot answers from, made from the content folder. */
import { loadAssistant, type LearningProgress } from '../assistant/learned';
import { loadKnowledge } from '../assistant/knowledge/knowledge-base';
import { dangerScript } from './danger-script';
import type { Assistant } from '../assistant/assistant';
import type { IsWithheld } from '../assistant/withheld';
import type { KnowledgeBase } from '../assistant/knowledge/types';

export interface Content {
  readonly knowledge: KnowledgeBase;
  readonly assistant: Assistant;
  /** The same knowledge without withheld answers: what buttons may lead to. */
  readonly shown: KnowledgeBase;
  /** For the chat page, to see danger before the network. */
  readonly dangerScript: string;
}

export interface ContentPlace {
  readonly contentFolder: string;
  /** Where what was learned is kept. */
  readonly cacheFolder: string;
}

export interface ContentParts extends ContentPlace {
  readonly onProgress: LearningProgress;
  readonly isWithheld: IsWithheld;
}

function contentOf(knowledge: KnowledgeBase, parts: ContentParts): Content {
  const shown = { ...knowledge, entries: new Map([...knowledge.entries].filter(([, entry]) => !parts.isWithheld(entry))) };
  return { knowledge, shown, assistant: loadAssistant(knowledge, parts), dangerScript: dangerScript(knowledge, parts) };
}

/** Learns what was not learned yet, for about a minute in which nothing else goes on: for the start alone. */
export function loadContent(parts: ContentParts): Content {
  return contentOf(loadKnowledge(parts.contentFolder), parts);
}

function refuseToLearn(): never {
  throw new Error('What was learned from it is not in the cache folder.');
}

/**
 * Reads what was learned from this version, and never learns. Undefined when the folder holds another version by now.
 * @throws Error when what was learned is not there; ContentError when the folder has been broken meanwhile.
 */
export function loadLearned(parts: ContentParts, contentVersion: string): Content | undefined {
  const knowledge = loadKnowledge(parts.contentFolder);
  return knowledge.contentVersion === contentVersion ? contentOf(knowledge, { ...parts, onProgress: refuseToLearn }) : undefined;
}
