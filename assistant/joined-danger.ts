/** What is only danger together with the message before: one more sign of the danger just asked about, or the quantity that was missing. */
import { flagOf, redFlagAnswer } from './danger';
import { wordsOf } from './language/words';
import { dangerInHours, dangerWith, nearDangers } from './near-danger';
import { signReader } from './sign-words';
import { triage } from './safety/triage';
import type { Answer, Turn } from './answer';
import type { AssistantParts, Step } from './assistant';
import type { RedFlag } from './knowledge/types';

/** Longer ones are messages of their own. */
const mostWords = 8;
const asks = /\?|^\s*(?:how|what|when|why|where|which|who|can|could|should|is|are|do|does|will|would|if)\b/i;
const goesOn = /^(?:and|also|plus)\b|\b(?:too|also|as well)\s*[.!]*$/i;
const onlyNumber = /^\W*(?:(?:like|about|around|its|it's|it is|nearly|almost|over|maybe|erm|um)\s+)*\d+(?:[.,]\d+)?\s*\S*\W*$/i;

export function joinedDangerStep({ knowledge, triageModel }: AssistantParts): Step {
  const hasSignOf = signReader(knowledge);
  return (turn) => {
    if (turn.pressed || turn.isAmongOthers || turn.conversation.guide) return undefined;
    const { conversation } = turn;
    const pending = flagOf(conversation.afterRedFlag ?? conversation.askedRedFlag, knowledge);
    if (pending) return further(turn, pending);
    const found = dangerInHours(triageModel, turn) ?? dangerWith(turn);
    const redFlag = flagOf(found?.redFlagId, knowledge);
    return found && redFlag && redFlagAnswer(redFlag, found.certainty, conversation);
  };

  /** "her hands are swollen", "39.2", "eyes too": while the card waits. */
  function further({ utterance, conversation }: Turn, pending: RedFlag): Answer | undefined {
    const words = wordsOf(utterance);
    if (words.length === 0 || words.length > mostWords || asks.test(utterance)) return undefined;
    const whole = triage(triageModel, `${pending.who === 'parent' ? 'i have' : 'my baby has'} ${utterance}`, { babyAgeDays: conversation.babyAgeDays });
    const redFlag = flagOf(whole?.redFlagId, knowledge);
    if (whole?.certainty === 'sure' && redFlag) return redFlagAnswer(redFlag, 'sure', conversation);
    const isShown = conversation.afterRedFlag !== undefined;
    if (hasSignOf(pending, utterance)) return redFlagAnswer(pending, 'sure', conversation);
    return whole || goesOn.test(utterance.trim()) || onlyNumber.test(utterance) ? redFlagAnswer(pending, isShown ? 'sure' : 'ask', conversation) : undefined;
  }
}

/** What the next message could make whole: remembered for that message alone. */
export function withNearDanger({ triageModel }: AssistantParts, answer: Answer, turn: Turn): Answer {
  const isOwn = turn.pressed === undefined && answer.kind !== 'red-flag' && answer.kind !== 'guide' && !answer.conversation.guide;
  const near = isOwn ? nearDangers(triageModel, turn) : [];
  return { ...answer, conversation: { ...answer.conversation, near: near.length > 0 ? near : undefined } };
}
