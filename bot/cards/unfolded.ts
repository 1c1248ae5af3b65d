/** "Read more", pressed on the card itself. In a chat the short answer stays above the long one; here it would be gone, so the card keeps it, with all its buttons but the one that was pressed. */
import type { Answer, CommandAnswer } from '../../assistant/answer';
import { forAge } from '../../assistant/for-age';
import type { KnowledgeBase, Level } from '../../assistant/knowledge/types';
import { levelLabel } from '../level-label';
import { wordsFor, type Words } from '../words';
import { paragraphsOf } from './text-blocks';

/** Whether a reply may take the place of the card: not of the outcome of a check, nor of a second answer, a belief put right, words of sorrow or a reminder of danger. */
export function isReplaceable(answer: Answer): boolean {
  if (answer.kind !== 'answered') return false;
  const { entry, short, level, also, myths = [], section, remindsOf, condoles, conversation } = answer;
  const usual = forAge(entry, conversation.babyAgeDays);
  return short === usual.short && level === usual.level && also === undefined && myths.length === 0 && section === undefined && remindsOf === undefined && condoles !== true;
}

export function unfolded(answer: Answer, knowledge: KnowledgeBase): { readonly words: Words; readonly gravity: Level } | undefined {
  return answer.kind === 'command' && answer.command === 'more' && answer.entry ? withShort(answer, answer.entry, knowledge) : undefined;
}

function withShort(answer: CommandAnswer, entry: NonNullable<CommandAnswer['entry']>, knowledge: KnowledgeBase): { readonly words: Words; readonly gravity: Level } {
  const { conversation, pauses } = answer;
  const { short, level } = forAge(entry, conversation.babyAgeDays);
  const before = wordsFor({ kind: 'answered', entry, short, level, confidence: 1, conversation, ...(pauses ? { pauses } : {}) }, knowledge);
  const buttons = before.buttons.filter((title) => title !== knowledge.messages.more);
  const [title = '', ...sections] = paragraphsOf(wordsFor(answer, knowledge).text);
  return { words: { text: [`${title} · ${levelLabel(level, knowledge.messages)}`, short, ...sections].join('\n\n'), buttons }, gravity: level };
}
