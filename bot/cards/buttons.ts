/** Buttons that say what a person could type as well. */
import type { Action, ActionSet, SubmitAction } from './adaptive-card';
import { dataOf } from './card-action';

/** What a button says, and the answer that its card is about. */
interface Said {
  readonly title: string;
  readonly about?: string;
}

/**
 * The press is seen in the chat as if it had been typed. `text` reaches the bot beside the data, also from clients that lose the data of a messageBack;
 * everything in `data` except `msteams` arrives as the activity's value (learn.microsoft.com, Teams platform, "Card actions").
 */
export function sayButton(said: Said): SubmitAction {
  const { title } = said;
  return { type: 'Action.Submit', title, ...wholeTitle(title), data: { ...sayData(said), msteams: { type: 'messageBack', displayText: title, text: title } } };
}

/** The card itself becomes the reply. Clients that know no Execute send a message. */
export function inPlaceButton(said: Said): Action {
  const { title } = said;
  return { type: 'Action.Execute', title, ...wholeTitle(title), verb: 'firstDrops', data: sayData(said), fallback: sayButton(said) };
}

function sayData({ title, about }: Said): SubmitAction['data'] {
  return dataOf({ kind: 'say', text: title, ...(about === undefined ? {} : { about }) });
}

/** Characters that surely fit on one line of a button at 320 pixels; Teams cuts what is longer. */
const surelyShown = 32;

function wholeTitle(title: string): { readonly tooltip?: string } {
  return title.length > surelyShown ? { tooltip: title } : {};
}

/** Teams shows six actions of a set and hides the others. */
const mostInSet = 6;

/** All of them, in as many sets as it takes. */
export function actionSets(actions: readonly Action[]): ActionSet[] {
  const sets = Math.ceil(actions.length / mostInSet);
  return Array.from({ length: sets }, (_, at) => ({ type: 'ActionSet', actions: actions.slice(at * mostInSet, (at + 1) * mostInSet) }));
}
