/** The script with which the chat page sees danger without the network, made from the content in use and kept beside what was learned. */
import { newConversation } from '../assistant/conversation';
import { learnedTriage, type LearningPlace } from '../assistant/learned';
import { lessonsHashOf, readKept, writeKept } from '../assistant/learning/kept-file';
import { pageDataScript } from '../assistant/safety/page-data';
import { packTriage } from '../assistant/safety/pack';
import { wordsFor } from '../bot/words';
import type { KnowledgeBase, RedFlag } from '../assistant/knowledge/types';

/** Raise when the script's form changes. */
const format = 3;

/** Takes half a second when the content is new, and tells so before. */
export function dangerScript(knowledge: KnowledgeBase, { cacheFolder, onProgress }: Pick<LearningPlace, 'cacheFolder' | 'onProgress'>): string {
  const model = learnedTriage(knowledge, { cacheFolder, onProgress });
  // Word for word what the bot itself would say, so that its own card can take the place of the page's.
  const textOf = (redFlag: RedFlag): string => wordsFor({ kind: 'red-flag', redFlag, certainty: 'sure', conversation: newConversation }, knowledge).text;
  const file = { folder: cacheFolder, kind: 'danger-script', format, lessonsHash: lessonsHashOf([packTriage(model), [...knowledge.redFlags.values()].map(textOf)]) };
  const kept = readKept(file);
  if (kept !== undefined) return kept.toString('utf8');
  onProgress('Making the script by which the chat page sees danger');
  const script = pageDataScript({ model, redFlags: knowledge.redFlags, textOf });
  writeKept(file, Buffer.from(script));
  return script;
}
