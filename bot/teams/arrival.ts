/** What a message of Teams, an edited one or a pressed button asks of the bot. */
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Pressed as PressedButton } from '../../assistant/answer';
import type { KnowledgeBase } from '../../assistant/knowledge/types';
import { readCardAction, type SayAction } from '../cards/card-action';
import { isShared } from '../cards/place';
import { asksForSheet } from './asks-for-sheet';
import { hasFiles } from './files';
import { isMentioned } from './mentions';
import { utteranceOf } from './utterance';

/** Words to be answered; none when somebody sent a file only, or an empty message. */
export interface Asked {
  readonly kind: 'asked';
  readonly utterance: string;
  /** The entry that the pressed card answered with. */
  readonly about?: string;
  /** The question that the pressed button belongs to. */
  readonly pressed?: PressedButton;
  readonly hasFiles: boolean;
}

/** A button that is not the same as typing. `utterance` is what came with it all the same: there may be danger in it. */
export type Pressed =
  /** The form of the sheet to take home, sent off. */
  | { readonly kind: 'sheet'; readonly answers: readonly string[]; readonly utterance: string }
  /** Nothing that a present card carries: an old one, another bot's, or forged. */
  | { readonly kind: 'unreadable'; readonly utterance: string };

export type Arrival =
  | Asked
  | Pressed
  /** Somebody typed that they want the sheet, and nothing else. */
  | { readonly kind: 'sheet wanted' }
  /** Said among others, to others. */
  | { readonly kind: 'not for us' };

/** A button, by what it carries. */
export function readPress(value: unknown, knowledge: KnowledgeBase, utterance = ''): Asked | Pressed {
  const action = readCardAction(value);
  if (action === undefined) return { kind: 'unreadable', utterance };
  if (action.kind === 'sheet') return { kind: 'sheet', answers: action.answers, utterance };
  const { text, about, pressed } = action;
  // What the button says goes along: there may be danger in it all the same.
  if (isGone(action, knowledge)) return { kind: 'unreadable', utterance: utterance === '' ? text : utterance };
  // Other words beside a button were typed, and are no press of it.
  const isPressed = utterance === '' || utterance === text;
  return { kind: 'asked', utterance: isPressed ? text : utterance, hasFiles: false, ...(about === undefined ? {} : { about }), ...(pressed && isPressed ? { pressed } : {}) };
}

/** What its card was about is no more. Who asks for help gets it all the same. */
function isGone({ about, pressed }: SayAction, { entries, redFlags }: KnowledgeBase): boolean {
  if (about !== undefined && !entries.has(about)) return true;
  return pressed?.kind === 'danger' && (pressed.reply === 'safe' || pressed.reply === 'notNow') && !redFlags.has(pressed.redFlagId);
}

/** Anything a card of ours ever carried. Other values beside a text belong to somebody else, and the text stands for itself. */
const Ours = z.looseObject({ firstDrops: z.unknown().refine((data) => data !== undefined) });

function isPress(value: unknown, utterance: string): boolean {
  return value !== undefined && value !== null && (utterance === '' || Ours.safeParse(value).success);
}

export function readMessage(activity: Activity, knowledge: KnowledgeBase): Arrival {
  const value: unknown = activity.value;
  const utterance = utteranceOf(activity);
  if (isPress(value, utterance)) return readPress(value, knowledge, utterance);
  if (isShared(activity) && !isMentioned(activity)) return { kind: 'not for us' };
  return asksForSheet(utterance, knowledge) ? { kind: 'sheet wanted' } : { kind: 'asked', utterance, hasFiles: hasFiles(activity) };
}
