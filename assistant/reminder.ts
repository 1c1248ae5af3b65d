/** What becomes of a danger card that gets no reply: the next answer reminds of it, and a "yes" still means it for a while. */
import type { Answer, Command, Conversation, Turn, WaitingCard } from './answer';

/** Answers after which a bare "yes" means something else. */
const mostAnswers = 3;

/** These speak of the card themselves, or forget everything. */
const withoutReminder: ReadonlySet<Command> = new Set(['notNow', 'safeNow', 'callNow', 'overOrMistake', 'forgetMe']);

/** After a red flag nothing goes on as if it had not been said. Before others nobody is reminded. */
export function withReminder(answer: Answer, { conversation, isAmongOthers }: Turn): Answer {
  if (answer.kind === 'red-flag' || (answer.kind === 'command' && withoutReminder.has(answer.command))) return answer;
  const unanswered = unansweredCard(conversation);
  const waitingCard = isAmongOthers ? undefined : unanswered ?? older(answer.conversation.waitingCard);
  const over = { ...answer, conversation: { ...answer.conversation, afterRedFlag: undefined, askedRedFlag: undefined, waitingCard } };
  return unanswered && !isAmongOthers ? { ...over, remindsOf: unanswered.redFlagId, remindsAfter: unanswered.certainty } : over;
}

function unansweredCard({ afterRedFlag, askedRedFlag }: Conversation): WaitingCard | undefined {
  if (afterRedFlag !== undefined) return { redFlagId: afterRedFlag, certainty: 'sure', answersSince: 1 };
  return askedRedFlag === undefined ? undefined : { redFlagId: askedRedFlag, certainty: 'ask', answersSince: 1 };
}

function older(card: WaitingCard | undefined): WaitingCard | undefined {
  return card && card.answersSince < mostAnswers ? { ...card, answersSince: card.answersSince + 1 } : undefined;
}
