/** Where a choice of a guided check leads, though its question is not the one just asked. */
import { exactChoice } from './guides/reply';
import { nextOf } from './knowledge/guides/branches';
import { wordsOf } from './language/words';
import type { Conversation, RedFlagAnswer } from './answer';
import type { Branch, Guide, GuideAnswers, GuideChoice } from './knowledge/guides/types';

export interface LateDanger {
  readonly redFlagId: string;
  readonly certainty: RedFlagAnswer['certainty'];
}

/** The choice of a question that the message is, word for word. */
export function choiceOf(utterance: string, { steps }: Guide, stepId: string): GuideChoice | undefined {
  const step = steps.get(stepId);
  return step?.kind === 'choices' ? exactChoice(step.choices, wordsOf(utterance)) : undefined;
}

/** What is known without that check: its own answers while it is under way, and the baby's age. */
function answersFor({ id }: Guide, { guide: place, babyAgeDays }: Conversation): GuideAnswers {
  return { ...(babyAgeDays === undefined ? {} : { day: babyAgeDays + 1 }), ...(place?.id === id ? place.answers : {}) };
}

/** Where the choice leads may hang on answers that nobody gives here: a danger that is only possible is asked about. */
export function dangerBehind({ branches }: GuideChoice, guide: Guide, conversation: Conversation): LateDanger | undefined {
  const answers = answersFor(guide, conversation);
  const ends = isTold(branches, answers) ? [nextOf(branches, answers, guide)] : branches.map(({ to }) => to);
  const dangers = ends.flatMap((end) => guide.outcomes.get(end) ?? []).filter((outcome) => outcome.kind === 'danger');
  return dangers.length === 0 ? undefined : { redFlagId: dangers[0].redFlagId, certainty: dangers.length === ends.length ? 'sure' : 'ask' };
}

function isTold(branches: readonly Branch[], answers: GuideAnswers): boolean {
  return branches.flatMap(({ conditions }) => conditions).every(({ subject, isColumn }) => subject in answers && (!isColumn || 'day' in answers));
}
