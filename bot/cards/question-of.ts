/** Which question a button replies to. A card can be pressed days later, by others, or twice. */
import type { Answer, DangerReply, Pressed } from '../../assistant/answer';
import { dangerReplyKeys } from '../../assistant/danger-press';
import type { Messages } from '../../assistant/knowledge/messages';

/** From a button's words to what it carries. */
export type Question = (title: string) => { readonly pressed?: Pressed };

const none: Question = () => ({});

/** The button that goes on with an interrupted check belongs to that check; all others to what the card itself asks. */
export function questionOf(answer: Answer, messages: Messages): Question {
  const own = ownQuestion(answer, messages);
  const { pauses, conversation: { guide: place } } = answer;
  return pauses && place ? (title) => (title === messages.guideGoOn ? { pressed: { kind: 'guide', guideId: pauses.id, stepId: place.step } } : own(title)) : own;
}

function ownQuestion(answer: Answer, messages: Messages): Question {
  switch (answer.kind) {
    case 'red-flag':
      return ofDanger(answer.redFlag.id, answer.certainty === 'sure' ? ['safe', 'notSafe'] : ['now', 'notNow'], messages);
    case 'guide':
      return answer.saying.kind === 'step' ? always({ kind: 'guide', guideId: answer.guideId, stepId: answer.saying.step.id }) : none;
    case 'unsure':
      return always({ kind: 'didYouMean' });
    case 'answered': case 'small-talk': case 'command': case 'unknown':
      return none;
  }
}

function always(pressed: Pressed): Question {
  return () => ({ pressed });
}

function ofDanger(redFlagId: string, replies: readonly DangerReply[], messages: Messages): Question {
  return (title) => {
    const reply = replies.find((candidate) => messages[dangerReplyKeys[candidate]] === title);
    return reply === undefined ? {} : { pressed: { kind: 'danger', redFlagId, reply } };
  };
}
