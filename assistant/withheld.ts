import { settled } from './conversation';
import type { Answer } from './answer';
import type { KnowledgeEntry } from './knowledge/types';

/** Whether an answer may not be shown yet. */
export type IsWithheld = (entry: KnowledgeEntry) => boolean;

export const withholdNothing: IsWithheld = () => false;

/** For a hospital that shows only what its own clinicians have approved. */
export const withholdUnreviewed: IsWithheld = ({ review }) => review.status !== 'approved';

/** The same answer without what is withheld; when nothing is left, a kind route to a person. Danger is never withheld. */
export function withoutWithheld(answer: Answer, isWithheld: IsWithheld): Answer {
  switch (answer.kind) {
    case 'answered':
      return isWithheld(answer.entry) ? routeToPerson(answer) : answer;
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
