import { readChoice } from './choice';
import { wordsOf } from './language/words';
import { settled } from './conversation';
import { answered } from './question';
import type { AssistantParts, Step } from './assistant';

/** The reply to "which of these is closest?". The button out of it says the same when the question is over. */
export function choiceStep({ knowledge }: AssistantParts): Step {
  const noneOfThese = wordsOf(knowledge.messages.noneOfThese).join(' ');
  return ({ utterance, conversation }) => {
    const offered = conversation.offered.flatMap((id) => knowledge.entries.get(id) ?? []);
    if (offered.length === 0) return wordsOf(utterance).join(' ') === noneOfThese ? { kind: 'command', command: 'noneOfThese', conversation: settled(conversation) } : undefined;
    const choice = readChoice(utterance, offered.map(({ title }) => title));
    if (!choice) return undefined;
    if (choice.kind === 'none') return { kind: 'command', command: 'noneOfThese', conversation: { ...settled(conversation), failedTries: conversation.failedTries + 1 } };
    return answered(offered[choice.place], 1, conversation);
  };
}
