/** One activity, one row: its words sealed to its conversation and position. */
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Query } from './engine';
import { anyRow, bytes } from './rows';
import type { Outcome } from './store';
import type { Vault } from './vault';

export interface NewActivity {
  readonly conversationId: string;
  readonly position: number;
  readonly activityId: string;
  readonly activity: Partial<Activity>;
  /** Of a post: under what its repeats are known. */
  readonly clientMark?: string;
  /** Of a post; what the bot says has none. */
  readonly outcome?: Outcome | 'waiting';
  readonly storedAt: number;
}

interface Address {
  readonly conversationId: string;
  readonly position: number;
}

const Sealed = z.object({ position: z.number(), activity_id: z.string(), sealed: bytes.nullable() });

/** As clients know ids from Direct Line. */
export function activityIdAt(conversationId: string, position: number): string {
  return `${conversationId}|${String(position).padStart(7, '0')}`;
}

function seal(vault: Vault, activity: Partial<Activity>, { conversationId, position }: Address): Buffer {
  return vault.seal(JSON.stringify(activity), ['activity', conversationId, position]);
}

export async function insertActivity(query: Query, vault: Vault, { activity, ...row }: NewActivity): Promise<void> {
  const sealed = seal(vault, { ...activity, id: row.activityId }, row);
  await query(
    'INSERT INTO activities (conversation_id, position, activity_id, client_mark, outcome, sealed, stored_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [row.conversationId, row.position, row.activityId, row.clientMark ?? null, row.outcome ?? null, sealed, row.storedAt],
    anyRow,
  );
}

/** Whether there was such an activity. */
export async function replaceActivity(query: Query, vault: Vault, { conversationId, activityId, activity }: Omit<NewActivity, 'position' | 'storedAt'>): Promise<boolean> {
  const [row] = await query('SELECT position, activity_id, sealed FROM activities WHERE conversation_id = $1 AND activity_id = $2', [conversationId, activityId], Sealed);
  if (row === undefined) return false;
  const sealed = seal(vault, { ...activity, id: activityId }, { conversationId, position: row.position });
  const changed = await query('UPDATE activities SET sealed = $3 WHERE conversation_id = $1 AND activity_id = $2 RETURNING position', [conversationId, activityId, sealed], anyRow);
  return changed.length > 0;
}

export async function removeActivity(query: Query, conversationId: string, activityId: string): Promise<void> {
  await query('DELETE FROM activities WHERE conversation_id = $1 AND activity_id = $2', [conversationId, activityId], anyRow);
}

export interface OpenedActivity {
  readonly position: number;
  readonly activityId: string;
  readonly json: string | undefined;
}

/** In order of position. `which` says more about the rows wanted, with parameters from $2 on. */
export async function openActivities(query: Query, vault: Vault, wanted: { readonly conversationId: string; readonly which: string; readonly parameters: readonly (string | number)[] }): Promise<readonly OpenedActivity[]> {
  const { conversationId, which, parameters } = wanted;
  const rows = await query(`SELECT position, activity_id, sealed FROM activities WHERE conversation_id = $1 AND ${which} ORDER BY position`, [conversationId, ...parameters], Sealed);
  return rows.map(({ position, activity_id, sealed }) => ({
    position,
    activityId: activity_id,
    json: sealed === null ? undefined : vault.open(sealed, ['activity', conversationId, position]),
  }));
}
