/** What a turn passes along beside its activity: what was said in it, and what it was answered with. */
import type { TurnContext } from 'botbuilder';
import type { Answer, Turn } from '../assistant/answer';

const heard = Symbol('what was said in this turn');
const given = Symbol('what this turn was answered with');

/** What was said, and how. */
export type Heard = Pick<Turn, 'utterance' | 'pressed' | 'isAmongOthers' | 'isEdited'>;

/** For activities whose text is not what was said: a pressed button has none, a mention has too much. */
export function hear(context: TurnContext, said: Heard): void {
  context.turnState.set(heard, said);
}

export function heardIn(context: TurnContext): Heard {
  const said: Heard | undefined = context.turnState.get(heard);
  return said ?? { utterance: context.activity.text ?? '' };
}

export function keepAnswer(context: TurnContext, answer: Answer): void {
  context.turnState.set(given, answer);
}

/** Undefined when the assistant was not asked. */
export function answerIn(context: TurnContext): Answer | undefined {
  return context.turnState.get(given);
}
