/** What to say to one message. Read this first: the whole path of a message is here, from danger to "I don't know". */
import { onlyAgeStep } from './age-told';
import { choiceStep } from './choice-step';
import { commandStep } from './command-step';
import { redFlagReplyStep, redFlagStep } from './danger';
import { readBabyAgeDays } from './language/ages';
import { questionStep } from './question';
import { smallTalkStep } from './small-talk-step';
import { withoutWithheld, type IsWithheld } from './withheld';
import type { Answer, Turn } from './answer';
import type { KnowledgeBase } from './knowledge/types';
import type { TriageModel } from './safety/triage';
import type { Retriever } from './search/match';

export interface Assistant {
  answerTurn(turn: Turn): Answer;
}

export interface AssistantParts {
  readonly knowledge: KnowledgeBase;
  readonly retrieve: Retriever;
  readonly triageModel: TriageModel;
  readonly isWithheld: IsWithheld;
}

/** Settles the turn, or leaves it to the next step. */
export type Step = (turn: Turn) => Answer | undefined;

export function createAssistant(parts: AssistantParts): Assistant {
  const steps: readonly Step[] = [redFlagStep(parts), redFlagReplyStep(parts), choiceStep(parts), commandStep(parts), smallTalkStep(parts), onlyAgeStep(parts)];
  const question = questionStep(parts);
  return {
    answerTurn: (told) => {
      const turn = withAge(told);
      const answer = firstAnswer(steps, turn) ?? question(turn);
      return withReminder(withoutWithheld(answer, parts.isWithheld), turn);
    },
  };
}

function firstAnswer(steps: readonly Step[], turn: Turn): Answer | undefined {
  for (const step of steps) {
    const answer = step(turn);
    if (answer) return answer;
  }
  return undefined;
}

/** An age told in passing is remembered before anything is decided: some danger signs and some answers depend on it. */
function withAge({ utterance, conversation }: Turn): Turn {
  const babyAgeDays = readBabyAgeDays(utterance) ?? conversation.babyAgeDays;
  return { utterance, conversation: babyAgeDays === undefined ? conversation : { ...conversation, babyAgeDays } };
}

/** After a red flag nothing goes on as if it had not been said: the next answer reminds of it once. */
function withReminder(answer: Answer, { conversation }: Turn): Answer {
  if (conversation.afterRedFlag === undefined || answer.kind === 'red-flag' || answer.kind === 'command') return answer;
  return { ...answer, remindsOf: conversation.afterRedFlag, conversation: { ...answer.conversation, afterRedFlag: undefined } };
}
