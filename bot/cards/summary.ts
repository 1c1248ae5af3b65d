/** What a notification says of an answer. Anyone near the phone can read it, so it never tells what was written, nor a danger. */
import type { Answer } from '../../assistant/answer';
import type { KnowledgeBase } from '../../assistant/knowledge/types';
import { levelLabel } from '../level-label';
import { wordsFor } from '../words';
import { plainText } from './plain-text';

export function summaryOf(answer: Answer, knowledge: KnowledgeBase): string {
  const { messages } = knowledge;
  switch (answer.kind) {
    case 'red-flag':
      return messages.cardHelpTitle;
    case 'answered':
      return `${answer.entry.title} · ${levelLabel(answer.level, messages)}`;
    case 'guide':
      return answer.guide?.title ?? shortened(messages.guideGone);
    case 'command':
      if (answer.command === 'whatYouKnow') return messages.extensionTitle;
      return answer.entry?.title ?? answer.group?.title ?? shortened(wordsFor(answer, knowledge).text);
    case 'unsure': case 'small-talk': case 'unknown':
      return shortened(wordsFor(answer, knowledge).text);
  }
}

/** The first sentence; no more is read in a notification. */
export function shortened(markdown: string): string {
  const [paragraph = ''] = plainText(markdown).split('\n');
  const [sentence = paragraph] = /^.{0,118}?[.!?:](?=\s|$)/.exec(paragraph) ?? [];
  return sentence.length > mostCharacters ? `${sentence.slice(0, mostCharacters - 1).trimEnd()}…` : sentence;
}

const mostCharacters = 120;
