import { newConversation } from '../assistant/conversation';
import type { Assistant } from '../assistant/assistant';
import type { KnowledgeBase } from '../assistant/knowledge/types';

export interface BotReadiness {
  readonly ready: boolean;
  readonly contentVersion: string;
  readonly problems: readonly string[];
}

/** A message that must always be caught, sent through the live path. */
const probe = 'my baby is limp and will not wake up';

/** Ready means: the content is loaded and danger is still caught. */
export function createReadiness(knowledge: KnowledgeBase, assistant: Assistant): () => Promise<BotReadiness> {
  return () => {
    const isCaught = assistant.answerTurn({ utterance: probe, conversation: newConversation }).kind === 'red-flag';
    const problems = isCaught ? [] : ['The red-flag probe was not caught: do not use this instance; check content/en/red-flags with npm run check-content.'];
    return Promise.resolve({ ready: isCaught, contentVersion: knowledge.contentVersion, problems });
  };
}
