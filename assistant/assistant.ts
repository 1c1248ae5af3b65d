/** What to say to one message. Read this first: the whole path of a message is here, from danger to "I don't know". */
import { withAge } from './age';
import { onlyAgeStep } from './age-told';
import { browseStep } from './browse-step';
import { choiceStep } from './choice-step';
import { commandStep } from './command-step';
import { cardAgainStep } from './card-again';
import { redFlagStep } from './danger';
import { dangerPressStep } from './danger-press';
import { redFlagReplyStep } from './danger-reply';
import { backStep, leaningStep, partStep, runnerUpStep, togetherStep } from './follow-up';
import { framed } from './framing';
import { editedStep } from './edited';
import { dangerInGuide } from './guide-danger';
import { guideStep } from './guide-step';
import { joinedDangerStep, withNearDanger } from './joined-danger';
import { lookUpIn, type LookUp } from './look-up';
import { questionStep } from './question';
import { withReminder } from './reminder';
import { staleButtonStep } from './stale-button';
import { setPhraseReader } from './set-phrases';
import { smallTalkStep } from './small-talk-step';
import { withoutWithheld, type IsWithheld } from './withheld';
import type { Answer, Command, Turn } from './answer';
import type { KnowledgeBase } from './knowledge/types';
import type { TriageModel } from './safety/triage';
import type { Retriever } from './search/match';

export interface Assistant {
  answerTurn(turn: Turn): Answer;
  /** The same for somebody who looks something up, outside of any conversation: nobody's turn, so nothing counts it. */
  lookUp(utterance: string): LookUp;
}

export interface AssistantParts {
  readonly knowledge: KnowledgeBase;
  readonly retrieve: Retriever;
  readonly triageModel: TriageModel;
  readonly isWithheld: IsWithheld;
}

/** What the steps share. */
export interface StepParts extends AssistantParts {
  readonly readCommand: (utterance: string) => Command | undefined;
}

/** Settles the turn, or leaves it to the next step. */
export type Step = (turn: Turn) => Answer | undefined;

export function createAssistant(given: AssistantParts): Assistant {
  const parts: StepParts = { ...given, readCommand: setPhraseReader(given.knowledge.words.commands) };
  const question = questionStep(parts);
  const steps: readonly Step[] = [browseStep(parts), choiceStep(parts), partStep(parts), runnerUpStep(parts), backStep(parts), commandStep(parts), smallTalkStep(parts), onlyAgeStep(parts), leaningStep(parts), togetherStep(parts)];
  const ordinary = (turn: Turn): Answer => framed(firstAnswer(steps, turn) ?? question(turn), turn);
  const all: readonly Step[] = [dangerPressStep(parts), dangerInGuide(redFlagStep(parts), parts.knowledge), redFlagReplyStep(parts), cardAgainStep(parts), joinedDangerStep(parts), guideStep(parts, ordinary)];
  const orStale = staleButtonStep(parts);
  const edited = editedStep({ knowledge: parts.knowledge, danger: redFlagStep(parts), ordinary });
  const answerTurn = (told: Turn): Answer => {
    const turn = withAge(told);
    const beside = edited(turn);
    if (beside) return withoutWithheld(beside, parts.isWithheld);
    const answer = firstAnswer(all, turn) ?? orStale(ordinary(turn), turn);
    return withNearDanger(parts, withReminder(withoutWithheld(answer, parts.isWithheld), turn), turn);
  };
  return { answerTurn, lookUp: lookUpIn(parts, answerTurn) };
}

function firstAnswer(steps: readonly Step[], turn: Turn): Answer | undefined {
  for (const step of steps) {
    const answer = step(turn);
    if (answer) return answer;
  }
  return undefined;
}
