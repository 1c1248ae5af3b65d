import { settled } from './conversation';
import type { Answer } from './answer';
import type { Review } from './knowledge/types';

/** Whether an answer may not be shown yet. */
export type IsWithheld = (content: { readonly review: Review }) => boolean;

export const withholdNothing: IsWithheld = () => false;

/** For a hospital that shows only what its own clinicians have approved, until the day their review is due again. `today` gives an ISO date. */
export function withholdUnreviewed(today: () => string): IsWithheld {
  return ({ review }) => review.status !== 'approved' || (review.due !== undefined && review.due < today());
}

/** The same answer without what is withheld; when nothing is left, a kind route to a person. Danger is never withheld. */
export function withoutWithheld(answer: Answer, isWithheld: IsWithheld): Answer {
  switch (answer.kind) {
    case 'answered':
      if (isWithheld(answer.entry)) return routeToPerson(answer);
      if (answer.others?.some(isWithheld)) return { ...answer, others: answer.others.filter((entry) => !isWithheld(entry)) };
      return answer.also && isWithheld(answer.also) ? { ...answer, also: undefined } : answer;
    case 'guide':
      return answer.guide && isWithheld(answer.guide) ? routeToPerson({ ...answer, conversation: { ...answer.conversation, guide: undefined } }) : answer;
    case 'unsure': {
      const offered = answer.offered.filter((entry) => !isWithheld(entry));
      return offered.length > 0 ? { ...answer, offered, conversation: { ...answer.conversation, offered: offered.map(({ id }) => id) } } : routeToPerson(answer);
    }
    case 'red-flag':
      return answer.also && isWithheld(answer.also) ? { ...answer, also: undefined } : answer;
    case 'command':
      return answer.entry && isWithheld(answer.entry) ? routeToPerson(answer) : answer;
    case 'small-talk':
    case 'unknown':
      return answer;
  }
}

function routeToPerson({ conversation }: Answer): Answer {
  return { kind: 'command', command: 'withheld', conversation: { ...settled(conversation), lastAnswered: undefined } };
}
