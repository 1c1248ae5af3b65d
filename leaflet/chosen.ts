/** Which answers a sheet is asked for, as addresses say it: `answers=a,b,c`, or once for each box of the form. */
import type { MessageKey } from '../assistant/knowledge/messages';
import type { KnowledgeBase, KnowledgeEntry } from '../assistant/knowledge/types';

export const fewest = 3;
export const most = 6;

export type Chosen =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wrong'; readonly problem: MessageKey; readonly entries: readonly KnowledgeEntry[] }
  | { readonly kind: 'chosen'; readonly entries: readonly KnowledgeEntry[] };

export function readChosen(asked: readonly string[], { entries: known }: KnowledgeBase): Chosen {
  const ids = [...new Set(asked.flatMap((value) => value.split(',')).map((id) => id.trim()).filter((id) => id !== ''))];
  if (ids.length === 0) return { kind: 'nothing' };
  const entries = ids.flatMap((id) => known.get(id) ?? []);
  const problem = problemWith(ids, entries);
  return problem === undefined ? { kind: 'chosen', entries } : { kind: 'wrong', problem, entries };
}

function problemWith(ids: readonly string[], entries: readonly KnowledgeEntry[]): MessageKey | undefined {
  if (entries.length < ids.length) return 'sheetNotThere';
  if (ids.length < fewest) return 'sheetTooFew';
  return ids.length > most ? 'sheetTooMany' : undefined;
}
