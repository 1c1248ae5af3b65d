/** The reply to "Is this happening now?" or to "Are you safe now?". Anything but that is an ordinary message. */
import { readCardReply, replyTo, type CardParts } from './card-reply';
import { flagOf } from './danger';
import { phraseReader } from './small-talk';
import type { Answer, Turn } from './answer';
import type { AssistantParts, Step } from './assistant';

export function redFlagReplyStep({ knowledge }: AssistantParts): Step {
  const { happening, safe } = knowledge.words.replies;
  const parts: CardParts = { knowledge, readHappening: phraseReader(happening), readSafe: phraseReader(safe) };
  return (turn) => {
    const { utterance, conversation, pressed, isAmongOthers } = turn;
    if (pressed || (isAmongOthers && !namesWhatIsMeant.test(utterance))) return undefined;
    const asked = flagOf(conversation.askedRedFlag, knowledge);
    if (asked) return replyTo({ redFlag: asked, certainty: 'ask' }, turn, parts);
    const shown = flagOf(conversation.afterRedFlag, knowledge);
    return shown ? replyTo({ redFlag: shown, certainty: 'sure' }, turn, parts) : lateReply(turn, parts);
  };
}

/** Among others nothing was asked, so a bare "yes" or "no" replies to somebody else. "I am safe now" is still meant for us. */
const namesWhatIsMeant = /\b(?:safe|now|happening|still|help)\b/i;

/** After other answers. Where a newer question of ours is open, a bare "yes" or "no" belongs to that one. */
function lateReply(turn: Turn, parts: CardParts): Answer | undefined {
  const { utterance, conversation: { waitingCard, guide, offered } } = turn;
  const redFlag = flagOf(waitingCard?.redFlagId, parts.knowledge);
  if (!waitingCard || !redFlag) return undefined;
  const isPlain = namesWhatIsMeant.test(utterance);
  if (!isPlain && (guide !== undefined || waitingCard.certainty === 'sure')) return undefined;
  const card = { redFlag, certainty: waitingCard.certainty, isLate: true };
  const reply = readCardReply(card, utterance, parts);
  if (reply === 'perhaps over' || (reply !== 'danger' && !isPlain && offered.length > 0)) return undefined;
  return replyTo(card, turn, parts);
}
