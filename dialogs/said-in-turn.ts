/** What a turn passes along beside its activity: what was said in it, and what it was answered with. */
import type { TurnContext } from 'botbuilder';
import type { Answer } from '../assistant/answer';

const heard = Symbol('what was said in this turn');
const given = Symbol('what this turn was answered with');

/** For activities whose text is not what was said: a pressed button has none, a mention has too much. */
export function hear(context: TurnContext, utterance: string): void {
  context.turnState.set(heard, utterance);
}

export function heardIn(context: TurnContext): string {
  const utterance: string | undefined = context.turnState.get(heard);
  return utterance ?? context.activity.text ?? '';
}

export function keepAnswer(context: TurnContext, answer: Answer): void {
  context.turnState.set(given, answer);
}

/** Undefined when the assistant was not asked. */
export function answerIn(context: TurnContext): Answer | undefined {
  return context.turnState.get(given);
}
