/** What the buttons of the task module carry, and what of it comes back. Ids only: a press may be forged, or from another version. */
import { z } from 'zod';
import type { KnowledgeBase } from '../../assistant/knowledge/types';
import type { ActionData } from '../cards/adaptive-card';
import type { Insertable } from './insertable';

/** Raised when the meaning of the data changes. */
const version = 1;

export type TaskAction =
  /** Into the message box. */
  | { readonly kind: 'insert'; readonly insertable: Insertable }
  /** Chosen of several: to be read first. */
  | { readonly kind: 'show'; readonly insertable: Insertable }
  | { readonly kind: 'find'; readonly words: string };

/** Name of the input in which the question is typed. */
export const wordsInput = 'words';

export function taskData(action: { readonly kind: 'insert' | 'show'; readonly insertable: Insertable } | { readonly kind: 'find' }): ActionData {
  const of = action.kind === 'find' ? {} : idsOf(action.insertable);
  return { firstDrops: { version, do: action.kind, ...of } };
}

function idsOf(insertable: Insertable): ActionData {
  if (insertable.kind === 'red-flag') return { redFlag: insertable.redFlag.id };
  const { entry, ageDays } = insertable;
  return { entry: entry.id, ...(ageDays === undefined ? {} : { ageDays }) };
}

const id = z.string().max(80);
/** Days of ten years: a number that arrives is only ever used to choose an answer. */
const ageDays = z.int().min(0).max(3_660).optional();
const chosen = { version: z.literal(version), do: z.enum(['insert', 'show']) };
const OfEntry = z.object({ ...chosen, entry: id, ageDays });
const OfRedFlag = z.object({ ...chosen, redFlag: id });
const Find = z.object({ version: z.literal(version), do: z.literal('find') });
const Pressed = z.object({ firstDrops: z.unknown().optional(), [wordsInput]: z.string().catch('') });

/** Undefined: nothing that the present version and the present content put on a card. */
export function readTaskAction(value: unknown, knowledge: KnowledgeBase): TaskAction | undefined {
  const pressed = Pressed.safeParse(value).data;
  if (!pressed) return undefined;
  if (Find.safeParse(pressed.firstDrops).success) return { kind: 'find', words: pressed.words.trim() };
  return readEntry(pressed.firstDrops, knowledge) ?? readRedFlag(pressed.firstDrops, knowledge);
}

function readEntry(data: unknown, { entries }: KnowledgeBase): TaskAction | undefined {
  const read = OfEntry.safeParse(data).data;
  const entry = read && entries.get(read.entry);
  if (!read || !entry) return undefined;
  return { kind: read.do, insertable: { kind: 'entry', entry, ...(read.ageDays === undefined ? {} : { ageDays: read.ageDays }) } };
}

function readRedFlag(data: unknown, { redFlags }: KnowledgeBase): TaskAction | undefined {
  const read = OfRedFlag.safeParse(data).data;
  const redFlag = read && redFlags.get(read.redFlag);
  return redFlag && { kind: read.do, insertable: { kind: 'red-flag', redFlag } };
}
