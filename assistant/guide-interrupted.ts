/** What is said in the middle of a guided check and is no reply to its question. */
import { isWalk, outcomeNamed } from './guides/walkthrough';
import { arrived, asked, type Standing } from './guides/say';
import type { Answer, Conversation, GuideNote, GuidePlace, Turn } from './answer';
import type { Guiding } from './guiding';

/** A question is answered and the check offered again; what nobody understands is asked again. */
export function interrupted({ otherwise, knowledge }: Guiding, turn: Turn, standing: Standing): Answer {
  const { guide, place } = standing;
  const { conversation } = turn;
  const ending = isWalk(standing.step) ? outcomeNamed(guide, turn.utterance) : undefined;
  if (ending) return arrived({ kind: 'outcome', outcome: ending }, { guide, conversation, knowledge, isFirst: false });
  const answer = otherwise({ ...turn, conversation: { ...conversation, guide: undefined } });
  if (answer.kind === 'small-talk' && answer.smallTalk === 'greeting') return asked(standing, conversation, { note: 'welcomeBack' });
  if (answer.kind === 'small-talk' && answer.smallTalk === 'ageTold') return asked({ ...standing, place: withDay(place, conversation) }, conversation, { note: 'ageNoted' });
  if (answer.kind === 'command' && (answer.command === 'startOver' || answer.command === 'forgetMe')) return answer;
  if (isReadable(answer, turn, standing)) return { ...answer, pauses: guide, conversation: { ...answer.conversation, guide: place } };
  const tries = place.tries + 1;
  return asked({ ...standing, place: { ...place, tries } }, conversation, { note: noteAfter(tries) });
}

/** Never the same sentence twice, and a person is named before the third try. */
function noteAfter(tries: number): GuideNote {
  return tries === 1 ? 'notUnderstood' : tries % 2 === 0 ? 'notUnderstoodAgain' : 'callInstead';
}

function withDay(place: GuidePlace, { babyAgeDays }: Conversation): GuidePlace {
  return 'day' in place.answers && babyAgeDays !== undefined ? { ...place, answers: { ...place.answers, day: babyAgeDays + 1 } } : place;
}

/** Fewer words that the matcher only half knows are a reply gone astray, not a question. */
const fewestQuestionWords = 5;

function isReadable(answer: Answer, { utterance }: Turn, { step }: Standing): boolean {
  if (answer.kind === 'unsure') return isWalk(step) || utterance.includes('?') || utterance.trim().split(/\s+/).length >= fewestQuestionWords;
  if (answer.kind === 'small-talk') return answer.smallTalk !== 'affirmation' && answer.smallTalk !== 'empty';
  return answer.kind === 'answered' || answer.kind === 'command';
}
