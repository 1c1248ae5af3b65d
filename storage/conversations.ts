import { z } from 'zod';
import type { Engine, Query } from './engine';
import { anyRow, gone } from './rows';
import type { Conversation, Conversations } from './store';

export interface ConversationsParts {
  readonly engine: Engine;
  readonly clock: () => number;
}

/** A reader who asks every second need not write every second. */
const useIsWrittenEveryMilliseconds = 60_000;

const columns = 'id, user_id, born_at, end_position, used_at, is_greeted';

const hasWaitingPosts = `EXISTS (SELECT 1 FROM activities WHERE conversation_id = conversations.id AND outcome = 'waiting') AS has_waiting_posts`;

/** SQLite has no booleans: its 0 and 1. */
const Flag = z.union([z.boolean(), z.number()]).transform(Boolean);

const Row = z.object({ id: z.string(), user_id: z.string(), born_at: z.number(), end_position: z.number(), used_at: z.number(), is_greeted: Flag, has_waiting_posts: Flag });

export async function findConversation(query: Query, id: string): Promise<Conversation | undefined> {
  const [row] = await query(`SELECT ${columns}, ${hasWaitingPosts} FROM conversations WHERE id = $1`, [id], Row);
  return row && { id: row.id, userId: row.user_id, bornAt: row.born_at, end: row.end_position, usedAt: row.used_at, isGreeted: row.is_greeted, hasWaitingPosts: row.has_waiting_posts };
}

export function createConversations({ engine: { query }, clock }: ConversationsParts): Conversations {
  async function find(id: string): Promise<Conversation | undefined> {
    const conversation = await findConversation(query, id);
    const now = clock();
    if (conversation === undefined || now - conversation.usedAt < useIsWrittenEveryMilliseconds) return conversation;
    await query('UPDATE conversations SET used_at = $2 WHERE id = $1 AND used_at < $2', [id, now], anyRow);
    return { ...conversation, usedAt: now };
  }

  return {
    find,
    open: async ({ id, userId, bornAt, start }) => {
      const known = await find(id);
      if (known !== undefined) return { conversation: known, isNew: false };
      const made = await query(`INSERT INTO conversations (${columns}) VALUES ($1, $2, $3, $4, $5, 0) ON CONFLICT (id) DO NOTHING RETURNING id`, [id, userId, bornAt, start, clock()], anyRow);
      const conversation = await find(id);
      if (conversation === undefined) throw gone();
      return { conversation, isNew: made.length === 1 };
    },
  };
}
