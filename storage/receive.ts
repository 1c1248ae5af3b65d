/** A parent's post is durable before the bot sees it, and is taken once however often it is sent. */
import { z } from 'zod';
import { activityIdAt, insertActivity } from './activity-rows';
import type { Engine, Query } from './engine';
import { anyRow, hold, listFrom } from './rows';
import type { Post, Received, Store } from './store';
import type { Marks, Vault } from './vault';

/** What is kept of one conversation; the oldest go first. */
export interface LogLimits {
  readonly mostActivities: number;
  /** Sealed bytes. */
  readonly mostBytes: number;
}

export interface ReceiveParts {
  readonly engine: Engine;
  readonly vault: Vault;
  readonly clock: () => number;
  readonly limits: LogLimits;
}

export const OutcomeColumn = z.enum(['waiting', 'answered', 'failed']);

const OutcomeRow = z.object({ outcome: OutcomeColumn.nullable() });
const Known = z.object({ activity_id: z.string(), position: z.number(), outcome: OutcomeColumn });

async function findKnown(query: Query, conversationId: string, marks: Marks): Promise<Received | undefined> {
  const [row] = await query(`SELECT activity_id, position, outcome FROM activities WHERE conversation_id = $1 AND client_mark IN ${listFrom(2, marks)}`, [conversationId, ...marks], Known);
  return row && { kind: 'known', activityId: row.activity_id, position: row.position, outcome: row.outcome };
}

/** Posts that wait are never trimmed: they have been promised an answer. */
async function trim(query: Query, conversationId: string, { mostActivities, mostBytes }: LogLimits): Promise<void> {
  await query(
    `DELETE FROM activities WHERE conversation_id = $1 AND (outcome IS NULL OR outcome <> 'waiting') AND position IN (
       SELECT position FROM (
         SELECT position, SUM(LENGTH(sealed)) OVER newest_first AS size, ROW_NUMBER() OVER newest_first AS place
         FROM activities WHERE conversation_id = $1 WINDOW newest_first AS (ORDER BY position DESC)
       ) AS measured WHERE place > 1 AND (size > $2 OR place > $3))`,
    [conversationId, mostBytes, mostActivities],
    anyRow,
  );
}

export function createReceive({ engine, vault, clock, limits }: ReceiveParts): Store['receive'] {
  /** The conversation is part of it: the same client id elsewhere is another post, and gives no link between the two. */
  const marksOf = (conversationId: string, clientActivityId: string): Marks => vault.marksOf(JSON.stringify(['client', conversationId, clientActivityId]));

  return (conversationId: string, { clientActivityId, activity }: Post) => engine.transaction(async ({ query, announce }) => {
    const now = clock();
    const end = await hold(query, conversationId, { now, positions: 0 });
    const marks = clientActivityId === undefined ? undefined : marksOf(conversationId, clientActivityId);
    const known = marks && (await findKnown(query, conversationId, marks));
    if (known !== undefined) return known;
    const position = end + 1;
    const activityId = activityIdAt(conversationId, position);
    await insertActivity(query, vault, { conversationId, position, activityId, activity, clientMark: marks?.[0], outcome: 'waiting', storedAt: now });
    await hold(query, conversationId, { now, positions: 1 });
    await trim(query, conversationId, limits);
    await announce(conversationId);
    return { kind: 'new', activityId, position, outcome: 'waiting' };
  });
}

export function createOutcomeOf({ query }: Pick<Engine, 'query'>): Store['outcomeOf'] {
  return async (conversationId, activityId) => {
    const [row] = await query('SELECT outcome FROM activities WHERE conversation_id = $1 AND activity_id = $2', [conversationId, activityId], OutcomeRow);
    return row?.outcome ?? undefined;
  };
}
