/** The danger is over, or never was: nothing stays pending, and a check that it broke off is offered again. */
import { cardOver } from './conversation';
import type { Answer, Conversation } from './answer';
import type { Guide } from './knowledge/guides/types';
import type { KnowledgeBase } from './knowledge/types';

export function calmed(command: 'notNow' | 'safeNow', conversation: Conversation, knowledge: Pick<KnowledgeBase, 'guides'>): Answer {
  const guide = brokenOff(conversation, knowledge);
  return { kind: 'command', command, conversation: cardOver(conversation), ...(guide ? { pauses: guide } : {}) };
}

/** The check that a danger broke off, while its file is the same. */
function brokenOff({ interruptedGuide }: Conversation, { guides }: Pick<KnowledgeBase, 'guides'>): Guide | undefined {
  const guide = interruptedGuide && guides.get(interruptedGuide.id);
  return guide?.version === interruptedGuide?.version ? guide : undefined;
}
