/**
 * Who runs a turn of a conversation, across instances: a queue of leased tickets, the lowest of which has the place.
 *
 * A ticket is one more than the highest there is. In one conversation they are drawn one after another (draw_ticket in the
 * tables), each after the one before is committed, or a lower one might come to light when a higher one has the place. Leases are renewed while the process lives, by the database's clock. A killed
 * process's tickets run out and are deleted by who comes next; a process that only stalled finds its own gone at the commit,
 * which is then withdrawn.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Bell } from '../bell';
import type { Place, Query } from '../engine';
import { waitedTooLong } from '../line';
import { anyRow, listFrom } from '../rows';
import type { TurnLimits } from '../turns';
import { newsChannel } from './pool';
import { stateOf } from './problems';

const TicketRow = z.object({ ticket: z.number() });

export interface TurnQueue {
  readonly takePlace: (conversationId: string) => Promise<Place>;
  readonly close: () => void;
}

export type QueueLimits = Pick<TurnLimits, 'waitMilliseconds' | 'leaseMilliseconds'>;

export interface TurnQueueParts {
  readonly query: Query;
  readonly bell: Bell;
  readonly limits: QueueLimits;
}

/** So many renewals in a row must fail before a living process loses its places. */
const renewalsInLease = 4;

/** Whoever leaves rings the bell; this is for those who were killed. */
const askEveryMilliseconds = 500;

interface Ticket {
  readonly conversationId: string;
  readonly number: number;
  readonly holder: string;
}

const uniqueViolation = '23505';

async function drawTicket(query: Query, conversationId: string, leaseMilliseconds: number): Promise<Ticket> {
  const holder = randomUUID();
  try {
    const [row] = await query('SELECT draw_ticket($1, $2, $3) AS ticket', [conversationId, holder, leaseMilliseconds], TicketRow);
    return { conversationId, number: row?.ticket ?? 1, holder };
  } catch (error) {
    // An instance of an earlier version draws in its own way.
    if (stateOf(error) !== uniqueViolation) throw error;
    return drawTicket(query, conversationId, leaseMilliseconds);
  }
}

const Standing = z.object({ is_there: z.boolean(), is_first: z.boolean() });

/** Deletes the tickets in front that have run out. */
async function standing(query: Query, { conversationId, number, holder }: Ticket): Promise<'first' | 'waiting' | 'lost'> {
  const [row] = await query(
    `WITH expired AS (DELETE FROM turn_queue WHERE conversation_id = $1 AND ticket < $2 AND until < clock_timestamp() RETURNING ticket)
     SELECT EXISTS (SELECT 1 FROM turn_queue WHERE holder = $3) AS is_there,
       NOT EXISTS (SELECT 1 FROM turn_queue WHERE conversation_id = $1 AND ticket < $2 AND ticket NOT IN (SELECT ticket FROM expired)) AS is_first`,
    [conversationId, number, holder],
    Standing,
  );
  if (row?.is_there !== true) return 'lost';
  return row.is_first ? 'first' : 'waiting';
}

/** Listens from now on. */
function nextNews(bell: Bell, conversationId: string): { readonly come: () => Promise<void>; readonly stop: () => void } {
  let tell = (): void => undefined;
  const news = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const stop = bell.listen(conversationId, tell);
  return {
    stop,
    come: async () => {
      const timer = setTimeout(tell, askEveryMilliseconds);
      await news;
      clearTimeout(timer);
    },
  };
}

/** Keeps the leases of this process from running out. */
function createLeases(query: Query, leaseMilliseconds: number): Set<string> & { readonly stop: () => void } {
  const holders = new Set<string>();
  let isRenewing = false;
  const timer = setInterval(() => {
    if (isRenewing || holders.size === 0) return;
    isRenewing = true;
    const list = [...holders];
    const renewed = query(`UPDATE turn_queue SET until = clock_timestamp() + $1 * INTERVAL '1 millisecond' WHERE until > clock_timestamp() AND holder IN ${listFrom(2, list)}`, [leaseMilliseconds, ...list], anyRow);
    // A failure shows at the commit, where the place is found lost.
    void renewed.catch(() => undefined).then(() => {
      isRenewing = false;
    });
  }, leaseMilliseconds / renewalsInLease).unref();
  return Object.assign(holders, { stop: () => clearInterval(timer) });
}

/** @throws StorageProblem 'busy' after the deadline. */
async function waitForTurn({ query, bell, limits }: TurnQueueParts, ticket: Ticket, deadline: number): Promise<'first' | 'lost'> {
  for (;;) {
    const news = nextNews(bell, ticket.conversationId);
    try {
      const now = await standing(query, ticket);
      if (now !== 'waiting') return now;
      if (performance.now() > deadline) throw waitedTooLong(limits.waitMilliseconds);
      await news.come();
    } finally {
      news.stop();
    }
  }
}

async function deleteTicket(query: Query, { holder }: Ticket): Promise<void> {
  const deleted = query('WITH ended AS (DELETE FROM turn_queue WHERE holder = $1 RETURNING conversation_id) SELECT pg_notify($2, conversation_id) FROM ended', [holder, newsChannel], anyRow);
  // No longer renewed, it runs out by itself.
  await deleted.catch(() => undefined);
}

export function createTurnQueue(parts: TurnQueueParts): TurnQueue {
  const { query, limits } = parts;
  const leases = createLeases(query, limits.leaseMilliseconds);

  function giveUp(ticket: Ticket): Promise<void> {
    leases.delete(ticket.holder);
    return deleteTicket(query, ticket);
  }

  async function enter(conversationId: string, deadline: number): Promise<Ticket> {
    const ticket = await drawTicket(query, conversationId, limits.leaseMilliseconds);
    leases.add(ticket.holder);
    try {
      // The first ticket of an empty queue has nobody in front.
      if (ticket.number === 1 || (await waitForTurn(parts, ticket, deadline)) === 'first') return ticket;
    } catch (error) {
      await giveUp(ticket);
      throw error;
    }
    leases.delete(ticket.holder);
    return enter(conversationId, deadline);
  }

  return {
    takePlace: async (conversationId) => {
      const ticket = await enter(conversationId, performance.now() + limits.waitMilliseconds);
      return {
        handBack: async (given) => {
          leases.delete(ticket.holder);
          return (await given('DELETE FROM turn_queue WHERE holder = $1 RETURNING ticket', [ticket.holder], anyRow)).length === 1;
        },
        leave: () => giveUp(ticket),
      };
    },
    close: leases.stop,
  };
}
