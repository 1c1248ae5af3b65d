/** Conversations said line by line, and each answer in one word and its id. */
import { newConversation } from '../../assistant/conversation';
import { readyAssistant } from '../../tools/ready-assistant';
import type { Answer, Conversation } from '../../assistant/answer';

const { assistant } = readyAssistant();
/** A Thursday at noon. */
const beginning = Date.UTC(2026, 10, 26, 12);

/** The answers to each message in turn, twenty seconds apart. */
export function answersTo(...utterances: readonly string[]): Answer[] {
  let conversation: Conversation = newConversation;
  return utterances.map((utterance, at) => {
    const answer = assistant.answerTurn({ utterance, conversation, now: beginning + at * 20_000, local: { hour: 12, weekday: 4 } });
    conversation = answer.conversation;
    return answer;
  });
}

export function lastAnswerTo(...utterances: readonly string[]): Answer {
  const answer = answersTo(...utterances).at(-1);
  if (!answer) throw new Error('Nothing was said.');
  return answer;
}

export function gist(answer: Answer): string {
  switch (answer.kind) {
    case 'answered': return answer.entry.id;
    case 'red-flag': return `${answer.redFlag.id} ${answer.certainty}`;
    case 'small-talk': return answer.smallTalk;
    case 'command': return answer.command;
    case 'guide': return gistOfGuide(answer);
    case 'unsure': return 'unsure';
    case 'unknown': return 'unknown';
  }
}

function gistOfGuide({ saying }: Extract<Answer, { kind: 'guide' }>): string {
  if (saying.kind === 'step') return `step ${saying.step.id}`;
  return saying.kind === 'outcome' ? `outcome ${saying.outcome.id}` : saying.kind;
}
