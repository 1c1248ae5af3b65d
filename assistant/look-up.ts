/** Looking something up outside of any conversation, as a nurse does while typing: what a message would be answered, and all else that could be meant. */
import { newConversation } from './conversation';
import { wordsOf } from './language/words';
import { thresholds } from './thresholds';
import type { Answer, Turn } from './answer';
import type { AssistantParts } from './assistant';
import type { KnowledgeEntry } from './knowledge/types';

export interface LookUp {
  /** What the message would be answered as the first of a conversation. */
  readonly answer: Answer;
  /** Everything that could be meant, most likely first, the answer's own entries included; nothing withheld. Empty when nothing fits. */
  readonly found: readonly KnowledgeEntry[];
}

export function lookUpIn({ knowledge, retrieve, isWithheld }: AssistantParts, answerTurn: (turn: Turn) => Answer): (utterance: string) => LookUp {
  return (utterance) => {
    const answer = answerTurn({ utterance, conversation: newConversation });
    const floor = answer.kind === 'answered' || answer.kind === 'unsure' ? thresholds.listed : thresholds.offer;
    const further = isOnlyPolite(answer) ? [] : retrieve(utterance).filter(({ confidence }) => confidence >= floor).map(({ entry }) => entry);
    const entries = [...entriesOf(answer), ...further, ...titled(utterance, [...knowledge.entries.values()])];
    return { answer, found: [...new Set(entries)].filter((entry) => !isWithheld(entry)) };
  };
}

/** "Hi" and "thanks" ask for nothing, whatever they look like; low spirits may. */
function isOnlyPolite(answer: Answer): boolean {
  return answer.kind === 'small-talk' && answer.smallTalk !== 'low' && answer.smallTalk !== 'scared';
}

function entriesOf(answer: Answer): readonly KnowledgeEntry[] {
  switch (answer.kind) {
    case 'answered':
      return answer.also ? [answer.entry, answer.also] : [answer.entry];
    case 'unsure':
      return answer.offered;
    case 'red-flag':
      return answer.also ? [answer.also] : [];
    case 'small-talk': case 'command': case 'guide': case 'unknown':
      return [];
  }
}

/** Fewer letters begin too many words. */
const fewestLetters = 3;

/** Entries whose title has every word, the last ones perhaps half typed: "thru", "pump clean". */
function titled(utterance: string, entries: readonly KnowledgeEntry[]): readonly KnowledgeEntry[] {
  const words = wordsOf(utterance);
  if (!words.some((word) => word.length >= fewestLetters)) return [];
  return entries.filter(({ title }) => {
    const ofTitle = wordsOf(title);
    return words.every((word) => ofTitle.some((other) => other.startsWith(word)));
  });
}
