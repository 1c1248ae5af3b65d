/** The shapes of rows, as both databases return them, and small parts of statements. */
import { z } from 'zod';
import type { Query, Value } from './engine';
import { StorageProblem } from './problem';

/** For statements of which only the number of rows matters. */
export const anyRow = z.unknown();

/** PostgreSQL's driver gives a Buffer; libsql an ArrayBuffer or a Buffer, by its version. */
export const bytes = z.union([z.instanceof(Uint8Array), z.instanceof(ArrayBuffer).transform((buffer) => new Uint8Array(buffer))]);

/** `($3, $4)` for two values from the third parameter on. */
export function listFrom(first: number, values: readonly Value[]): string {
  return `(${values.map((_value, index) => `$${first + index}`).join(', ')})`;
}

export function gone(): StorageProblem {
  return new StorageProblem({ kind: 'gone', problem: 'There is no such conversation: it was erased, or never opened.', remedy: 'Open it anew.' });
}

const EndPosition = z.object({ end_position: z.number() });

/**
 * Counts as a use, holds the conversation for this transaction, takes so many positions, and gives the last of them.
 * Whoever appends must do this first: so positions become visible in order, and no reader's watermark passes one by.
 */
export async function hold(query: Query, conversationId: string, { now, positions }: { readonly now: number; readonly positions: number }): Promise<number> {
  const [row] = await query('UPDATE conversations SET used_at = CASE WHEN used_at < $2 THEN $2 ELSE used_at END, end_position = end_position + $3 WHERE id = $1 RETURNING end_position', [conversationId, now, positions], EndPosition);
  if (row === undefined) throw gone();
  return row.end_position;
}
