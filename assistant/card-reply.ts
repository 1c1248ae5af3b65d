/** What is said to a danger card: that it is happening, that it is over, that it was a mistake. Read freely only towards the careful side. */
import { calmed } from './calmed';
import { calmingIn } from './calming';
import { redFlagAnswer } from './danger';
import { negators } from './language/negation';
import { wordsOf } from './language/words';
import type { Answer, RedFlagAnswer, Turn } from './answer';
import type { Messages } from './knowledge/messages';
import type { KnowledgeBase, RedFlag } from './knowledge/types';

export type YesNoReader = (utterance: string) => 'yes' | 'no' | undefined;

export interface CardParts {
  readonly knowledge: KnowledgeBase;
  /** "Is this happening now?" */
  readonly readHappening: YesNoReader;
  /** "Are you safe now?" */
  readonly readSafe: YesNoReader;
}

export interface Card {
  readonly redFlag: RedFlag;
  readonly certainty: RedFlagAnswer['certainty'];
  /** Other answers came in between. */
  readonly isLate?: boolean;
}

export type CardReply = 'danger' | 'over' | 'mistake' | 'perhaps over';

/** "No, I need help": the card again, as often as it takes. What only sounds calm is asked about. */
export function replyTo(card: Card, { utterance, conversation, isAmongOthers }: Turn, parts: CardParts): Answer | undefined {
  switch (readCardReply(card, utterance, parts)) {
    case 'danger':
      return redFlagAnswer(card.redFlag, 'sure', conversation);
    case 'over':
      return calmed(card.certainty === 'sure' ? 'safeNow' : 'notNow', conversation, parts.knowledge);
    case 'mistake':
      return calmed('notNow', conversation, parts.knowledge);
    case 'perhaps over':
      return isAmongOthers ? undefined : { kind: 'command', command: 'overOrMistake', conversation };
    case undefined:
      return undefined;
  }
}

export function readCardReply(card: Card, utterance: string, parts: CardParts): CardReply | undefined {
  const exact = buttonReply(utterance, parts.knowledge.messages) ?? exactReply(card, utterance, parts);
  if (exact) return exact;
  const words = wordsOf(utterance);
  if (words.includes('happening') && words.length <= mostReplyWords && !words.some((word) => negators.has(word))) return 'danger';
  const calming = calmingIn(utterance);
  // After thoughts of death "it's all over" may be said of a life.
  if (calming === 'over') return card.redFlag.amongOthers === 'numbers only' ? 'perhaps over' : 'over';
  // A "yes" to "Is this happening now?" counts before all that sounds calm; a "no" to "Are you safe now?" may begin "no, I meant …".
  if (card.certainty === 'ask' && openly('yes', words)) return 'danger';
  if (calming === 'perhaps') return 'perhaps over';
  return card.certainty === 'sure' && !card.isLate && openly('no', words) ? 'danger' : undefined;
}

function exactReply({ certainty }: Card, utterance: string, { readHappening, readSafe }: CardParts): CardReply | undefined {
  if (mistake.test(wordsOf(utterance).join(' '))) return 'mistake';
  const reply = certainty === 'ask' ? readHappening(utterance) : readSafe(utterance);
  if (reply === undefined) return undefined;
  return (reply === 'yes') === (certainty === 'ask') ? 'danger' : 'over';
}

const mistake = /^(?:sorry )?(?:(?:it|that) was )?(?:just )?(?:a |by |my )?(?:mistake|typo|false alarm)$/;

/** The buttons of "Is it over, or was it a mistake?". */
function buttonReply(utterance: string, { dangerOver, dangerMistake }: Messages): CardReply | undefined {
  const said = wordsOf(utterance).join(' ');
  if (said === wordsOf(dangerOver).join(' ')) return 'over';
  return said === wordsOf(dangerMistake).join(' ') ? 'mistake' : undefined;
}

/** Longer ones are messages of their own. */
const mostReplyWords = 8;

/** "yes she still is", "no, still bleeding". */
function openly(careful: 'yes' | 'no', words: readonly string[]): boolean {
  const starts = careful === 'yes' ? ['yes', 'yeah', 'yep'] : ['no', 'not', 'nope', 'still'];
  return words.length <= mostReplyWords && starts.includes(words[0]);
}
