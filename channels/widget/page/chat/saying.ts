/** What a parent says, by typing or by a button: what is sent, and what the transcript shows of it. */
import { fieldsOf, textOf, type Fields } from './fields';

export interface Saying {
  readonly text?: string;
  /** What a button carries back besides its words. */
  readonly value?: unknown;
  /** Direct Line's own marks for buttons, so that a replayed conversation looks as it did. */
  readonly marks: Fields;
}

/** A saying on its way. The id is ours: by it the server knows a repeat, and we know the echo. */
export interface OutgoingMessage extends Saying {
  readonly clientActivityId: string;
}

export function typed(text: string): Saying {
  return { text, marks: {} };
}

export interface Suggestion {
  readonly title: string;
  readonly saying: Saying;
}

/** One suggested action (Bot Framework's CardAction). Kinds that the chat does not know are left out, not guessed at. */
export function readSuggestion(action: unknown): Suggestion | undefined {
  const { type, title: given, value, text, displayText } = fieldsOf(action);
  const words = textOf(value);
  const title = textOf(given) ?? words ?? '';
  if (title === '') return undefined;
  switch (type) {
    case 'imBack':
      return { title, saying: typed(words ?? title) };
    case 'messageBack':
      return { title, saying: { text: textOf(text), value, marks: { messageBack: { displayText: textOf(displayText) ?? textOf(text) ?? title } } } };
    case 'postBack':
      return { title, saying: { ...(words === undefined ? { value } : { text: words }), marks: { postBack: true } } };
    case undefined:
    default:
      return undefined;
  }
}

/** What the transcript shows of a saying, fresh or replayed; undefined for a button that speaks silently. */
export function shownText(text: string | undefined, marks: Fields): string | undefined {
  if (marks.postBack === true) return undefined;
  return textOf(fieldsOf(marks.messageBack).displayText) ?? text;
}
