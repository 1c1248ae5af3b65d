/** What our buttons carry, and what of it comes back. A press may come from an old card, from another bot's, or be forged. */
import { z } from 'zod';
import type { Pressed } from '../../assistant/answer';
import type { ActionData } from './adaptive-card';

/** Raised when the meaning of the data changes: presses on older cards are then answered politely instead of misread. */
const version = 1;

/** The same as typing `text`. `about` is the entry that the card answered with, `pressed` the question that it asked; both may be long ago. */
export interface SayAction {
  readonly kind: 'say';
  readonly text: string;
  readonly about?: string;
  readonly pressed?: Pressed;
}

export type CardAction =
  | SayAction
  /** The form of the sheet to take home; the answers are entry ids. */
  | { readonly kind: 'sheet'; readonly answers: readonly string[] };

const id = z.string().regex(/^[a-z0-9-]{1,80}$/);

const Question = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('danger'), redFlagId: id, reply: z.enum(['now', 'notNow', 'safe', 'notSafe']) }),
  z.object({ kind: z.literal('guide'), guideId: id, stepId: id }),
  z.object({ kind: z.literal('didYouMean') }),
]);
const Say = z.object({ version: z.literal(version), do: z.literal('say'), text: z.string().min(1).max(200), about: id.optional(), pressed: Question.optional() });
const Sheet = z.object({ version: z.literal(version), do: z.literal('sheet') });
const Pressed = z.looseObject({ firstDrops: z.unknown() });
/** A multiple choice comes back as "one,two". */
const Chosen = z.string().max(2_000).transform((given) => given.split(',').filter((part) => part !== ''));
const Answers = z.array(id).max(200);

/** The form has one multiple choice for each topic: `answers-latch`, `answers-supply`. */
export const answersId = (group: string): string => `answers-${group}`;
const isAnswers = (name: string): boolean => name === 'answers' || name.startsWith(answersId(''));

export function dataOf(action: SayAction | { readonly kind: 'sheet' }): ActionData {
  const { kind, ...others } = action;
  return { firstDrops: { version, do: kind, ...others } };
}

/** Leads to the form with one answer picked already. */
export function sheetWith(entryId: string): ActionData {
  return { ...dataOf({ kind: 'sheet' }), answers: entryId };
}

/** Undefined: nothing that the present version put on a card. */
export function readCardAction(value: unknown): CardAction | undefined {
  const pressed = Pressed.safeParse(value).data;
  const say = Say.safeParse(pressed?.firstDrops).data;
  if (say) return { kind: 'say', text: say.text, ...(say.about === undefined ? {} : { about: say.about }), ...(say.pressed ? { pressed: say.pressed } : {}) };
  if (!pressed || !Sheet.safeParse(pressed.firstDrops).success) return undefined;
  const answers = readAnswers(pressed);
  return answers && { kind: 'sheet', answers };
}

/** All that was chosen, each once. */
function readAnswers(pressed: Readonly<Record<string, unknown>>): readonly string[] | undefined {
  const chosen = z.array(Chosen).safeParse(Object.keys(pressed).filter(isAnswers).map((name) => pressed[name] ?? '')).data;
  return Answers.safeParse(chosen && [...new Set(chosen.flat())]).data;
}
