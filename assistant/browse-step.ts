/** Looking around without a question: a group's title leads to its answers, an answer's title to the answer. */
import { answered } from './question';
import { settled } from './conversation';
import { wordsOf } from './language/words';
import type { AssistantParts, Step } from './assistant';

const plain = (text: string): string => wordsOf(text).join(' ');

/** Also what a button of an older message says. */
export function browseStep({ knowledge }: AssistantParts): Step {
  const groups = new Map(knowledge.groups.map((group) => [plain(group.title), group]));
  const entries = new Map([...knowledge.entries.values()].map((entry) => [plain(entry.title), entry]));
  return ({ utterance, conversation }) => {
    const words = plain(utterance);
    const group = groups.get(words);
    if (group) return { kind: 'command', command: 'topics', group, conversation: settled(conversation) };
    const entry = entries.get(words);
    return entry && answered(entry, 1, conversation);
  };
}
