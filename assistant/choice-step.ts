import { readChoice } from './choice';
import { settled } from './conversation';
import { answered } from './question';
import type { AssistantParts, Step } from './assistant';

/** The reply to "which of these is closest?". */
export function choiceStep({ knowledge }: AssistantParts): Step {
  return ({ utterance, conversation }) => {
    const offered = conversation.offered.flatMap((id) => knowledge.entries.get(id) ?? []);
    const choice = offered.length > 0 ? readChoice(utterance, offered.map(({ title }) => title)) : undefined;
    if (!choice) return undefined;
    if (choice.kind === 'none') return { kind: 'command', command: 'noneOfThese', conversation: { ...settled(conversation), failedTries: conversation.failedTries + 1 } };
    return answered(offered[choice.place], 1, conversation);
  };
}
