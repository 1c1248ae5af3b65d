/** One dialog state, one row, found by the keyed hash of its key: a key holds ids that others chose. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Query } from './engine';
import { anyRow, bytes, listFrom } from './rows';
import type { Marks, Vault } from './vault';

export interface StateRow {
  /** The hash it is stored under, perhaps one of an older key. */
  readonly mark: string;
  /** Changes with every write. */
  readonly eTag: string;
  /** Undefined when the key that sealed it is gone. */
  readonly json: string | undefined;
}

/** What must still be so for a write to happen. */
export type Expected = { readonly kind: 'anything' } | { readonly kind: 'nothing' } | { readonly kind: 'row'; readonly mark: string; readonly eTag: string };

export interface StateWrite {
  readonly key: string;
  readonly json: string;
  /** The conversation it belongs to and is erased with. */
  readonly conversationId: string | undefined;
  readonly expected: Expected;
}

export interface StateRows {
  readonly find: (query: Query, key: string) => Promise<StateRow | undefined>;
  /** Whether what was expected was so. */
  readonly put: (query: Query, write: StateWrite) => Promise<boolean>;
  readonly remove: (query: Query, key: string) => Promise<void>;
  readonly removeOf: (query: Query, conversationId: string) => Promise<void>;
}

export interface StateRowsParts {
  readonly vault: Vault;
  readonly clock: () => number;
  /** The time before which a state that was not written is gone. */
  readonly oldest: () => number;
}

const Row = z.object({ key_mark: z.string(), etag: z.string(), sealed: bytes });

function newETag(): string {
  return randomBytes(9).toString('base64url');
}

const marksOf = (vault: Vault, key: string): Marks => vault.marksOf(JSON.stringify(['state', key]));
const ownerMarksOf = (vault: Vault, conversationId: string): Marks => vault.marksOf(JSON.stringify(['owner', conversationId]));

const overwriting = 'DO UPDATE SET owner_mark = excluded.owner_mark, sealed = excluded.sealed, etag = excluded.etag, written_at = excluded.written_at';

/** Whether a row was written. `otherwise` says what happens where there is one. */
async function insert(query: Query, { vault, clock }: StateRowsParts, { key, json, conversationId, otherwise }: StateWrite & { readonly otherwise: string }): Promise<boolean> {
  const owner = conversationId === undefined ? null : ownerMarksOf(vault, conversationId)[0];
  const values = [marksOf(vault, key)[0], owner, vault.seal(json, ['state', key]), newETag(), clock()];
  const made = await query(`INSERT INTO states (key_mark, owner_mark, sealed, etag, written_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (key_mark) ${otherwise} RETURNING etag`, values, anyRow);
  return made.length === 1;
}

export function createStateRows(parts: StateRowsParts): StateRows {
  const { vault, oldest } = parts;

  async function remove(query: Query, key: string): Promise<void> {
    const marks = marksOf(vault, key);
    await query(`DELETE FROM states WHERE key_mark IN ${listFrom(1, marks)}`, [...marks], anyRow);
  }

  async function put(query: Query, write: StateWrite): Promise<boolean> {
    const { key, expected } = write;
    switch (expected.kind) {
      case 'anything':
        // Rows under older keys go; one that somebody writes in the same moment is overwritten.
        await remove(query, key);
        return insert(query, parts, { ...write, otherwise: overwriting });
      case 'nothing':
        await query('DELETE FROM states WHERE key_mark = $1 AND written_at < $2', [marksOf(vault, key)[0], oldest()], anyRow);
        return insert(query, parts, { ...write, otherwise: 'DO NOTHING' });
      case 'row': {
        const taken = await query('DELETE FROM states WHERE key_mark = $1 AND etag = $2 RETURNING etag', [expected.mark, expected.eTag], anyRow);
        return taken.length === 1 && insert(query, parts, { ...write, otherwise: 'DO NOTHING' });
      }
    }
  }

  return {
    put,
    remove,
    find: async (query, key) => {
      const marks = marksOf(vault, key);
      const [row] = await query(`SELECT key_mark, etag, sealed FROM states WHERE key_mark IN ${listFrom(2, marks)} AND written_at >= $1`, [oldest(), ...marks], Row);
      return row && { mark: row.key_mark, eTag: row.etag, json: vault.open(row.sealed, ['state', key]) };
    },
    removeOf: async (query, conversationId) => {
      const marks = ownerMarksOf(vault, conversationId);
      await query(`DELETE FROM states WHERE owner_mark IN ${listFrom(1, marks)}`, [...marks], anyRow);
    },
  };
}
