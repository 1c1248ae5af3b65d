/** Buttons that say what a person could type as well. */
import type { Pressed } from '../../assistant/answer';
import type { Action, ActionSet, SubmitAction } from './adaptive-card';
import { dataOf } from './card-action';

/** What a button says, the answer that its card is about, and the question that the card asks. */
interface Said {
  readonly title: string;
  readonly about?: string;
  readonly pressed?: Pressed;
}

/**
 * Comes as a message without text. Teams could also show the press in the chat (`msteams`: "messageBack"), but Microsoft's own
 * Playground then sends nothing at all (0.2.28, tried 2026-11-29), and some clients are said to lose the data.
 */
export function sayButton(said: Said): SubmitAction {
  const { title } = said;
  return { type: 'Action.Submit', title, ...wholeTitle(title), data: sayData(said) };
}

/** Answered on the card itself. Clients that know no Execute send a message. */
export function inPlaceButton(said: Said): Action {
  const { title } = said;
  return { type: 'Action.Execute', title, ...wholeTitle(title), verb: 'firstDrops', data: sayData(said), fallback: sayButton(said) };
}

function sayData({ title, about, pressed }: Said): SubmitAction['data'] {
  return dataOf({ kind: 'say', text: title, ...(about === undefined ? {} : { about }), ...(pressed ? { pressed } : {}) });
}

/** Characters that surely fit on one line of a button at 320 pixels; Teams cuts what is longer. */
const surelyShown = 32;

function wholeTitle(title: string): { readonly tooltip?: string } {
  return title.length > surelyShown ? { tooltip: title } : {};
}

/** Characters in a row of buttons at 320 pixels, when each button takes as much as five more for its edges: a set shares its width among its buttons. */
const rowLength = 38;
const edges = 5;

/** Teams shows six actions of a set and hides the others. */
const mostInSet = 6;

/** All of them, row by row: what fits side by side on a phone is one set. */
export function actionSets(actions: readonly Action[]): ActionSet[] {
  const rows: Action[][] = [];
  for (const action of actions) {
    const row = rows.at(-1);
    if (row && fits([...row, action])) row.push(action);
    else rows.push([action]);
  }
  return rows.map((row, at) => ({ type: 'ActionSet', actions: row, ...(at === 0 ? {} : { spacing: 'Small' }) }));
}

function fits(row: readonly Action[]): boolean {
  return row.length <= mostInSet && row.reduce((length, { title }) => length + title.length + edges, 0) <= rowLength;
}
