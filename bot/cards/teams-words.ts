/** What an answer must say besides in Teams, which keeps what is written, and where others may read along. */
import type { Answer } from '../../assistant/answer';
import type { Messages } from '../../assistant/knowledge/messages';
import type { Words } from '../words';
import { isShared, type Received } from './place';

/** The words of the web first, unchanged. */
export function withTeamsWords(words: Words, answer: Answer, { messages, received }: { readonly messages: Messages; readonly received: Received }): Words {
  const added = teamsWords(answer, messages, isShared(received) ? 'shared' : 'private');
  return { ...words, text: [words.text, ...added].join('\n\n') };
}

function teamsWords(answer: Answer, messages: Messages, place: 'shared' | 'private'): string[] {
  if (tellsWhatIsKept(answer)) return [place === 'shared' ? `${messages.teamsKeeps} ${messages.teamsOthersRead}` : messages.teamsKeeps];
  return place === 'shared' && isAsking(answer) ? [messages.teamsNameFirst] : [];
}

/** Each of these says that something is deleted or forgotten, which is true of the bot alone. */
function tellsWhatIsKept(answer: Answer): boolean {
  return (answer.kind === 'small-talk' && answer.smallTalk === 'whoAreYou') || (answer.kind === 'command' && (answer.command === 'whatYouKnow' || answer.command === 'forgetMe'));
}

/** A question of a check. Among others Teams hands over only what mentions the bot. */
function isAsking(answer: Answer): boolean {
  return answer.kind === 'guide' && answer.saying.kind === 'step';
}
