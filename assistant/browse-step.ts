/** Looking around without a question: a group's title leads to its answers, an answer's title to the answer. */
import { answered } from './question';
import { settled } from './conversation';
import { wordsOf } from './language/words';
import { thresholds } from './thresholds';
import type { Answer, Conversation } from './answer';
import type { Step, StepParts } from './assistant';
import type { Group } from './knowledge/types';

const plain = (text: string): string => wordsOf(text).join(' ');

/** Also what a button of an older message says. A group's title that is a question as well is answered, unless the topics were just shown. */
export function browseStep({ knowledge, retrieve, readCommand }: StepParts): Step {
  const groups = new Map(knowledge.groups.map((group) => [plain(group.title), group]));
  const entries = new Map([...knowledge.entries.values()].map((entry) => [plain(entry.title), entry]));
  return ({ utterance, conversation }) => {
    if (readCommand(utterance) === 'topics') return topics(conversation);
    const words = plain(utterance);
    const group = groups.get(words);
    const [best] = group && !conversation.isBrowsing ? retrieve(utterance) : [];
    const entry = best && best.confidence >= thresholds.answer ? best.entry : entries.get(words);
    if (entry) return answered(entry, best?.confidence ?? 1, conversation);
    return group && topics(conversation, group);
  };
}

function topics(conversation: Conversation, group?: Group): Answer {
  return { kind: 'command', command: 'topics', ...(group ? { group } : {}), conversation: { ...settled(conversation), isBrowsing: true } };
}
