/** What surrounds an answer to a question: sorrow at a loss, a false belief put right, the question named back after a story, few words at night. */
import { tellsLoss } from './loss';
import { mythsIn } from './myths';
import { wordsOf } from './language/words';
import type { Answer, Turn } from './answer';

/** Words from which on a message is a story. */
const storyWords = 40;

const nightFrom = 22;
const nightTo = 6;

export function isNight({ local }: Pick<Turn, 'local'>): boolean {
  return local !== undefined && (local.hour >= nightFrom || local.hour < nightTo);
}

export function framed(answer: Answer, turn: Turn): Answer {
  const condoles = ['answered', 'unsure', 'unknown'].includes(answer.kind) && tellsLoss(turn.utterance);
  return withFrame(condoles ? { ...answer, condoles } : answer, turn);
}

function withFrame(answer: Answer, turn: Turn): Answer {
  if (answer.kind !== 'answered' || answer.section !== undefined) return answer;
  const myths = mythsIn(turn.utterance, answer.entry.myths);
  const night = isNight(turn);
  // At night the question about the age is left out, so it is still to be asked.
  const conversation = night && answer.conversation.askedAge === 'just now' ? { ...answer.conversation, askedAge: undefined } : answer.conversation;
  return { ...answer, conversation, ...(myths.length > 0 ? { myths } : {}), isStory: wordsOf(turn.utterance).length >= storyWords, isNight: night };
}
