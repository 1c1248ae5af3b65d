/**
 * A word that opens one stream, once, within a minute. Browsers cannot send a token with a WebSocket, and an address with a
 * token in it would lie in logs. Signed rather than kept, so that any instance can take what another one gave.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Store } from '../../storage/store';
import type { Limits } from '../limits';

export interface Tickets {
  readonly issue: (conversationId: string) => string;
  readonly redeem: (conversationId: string, ticket: string) => Promise<boolean>;
}

export interface TicketsParts {
  readonly tokenKey: string;
  readonly store: Pick<Store, 'seenActivities'>;
  readonly limits: Pick<Limits, 'ticketMilliseconds'>;
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

export function createTickets({ tokenKey, store, limits: { ticketMilliseconds } }: TicketsParts): Tickets {
  const sign = (conversationId: string, until: string, nonce: string): string => createHmac('sha256', tokenKey).update(JSON.stringify(['stream', conversationId, until, nonce])).digest('base64url');

  return {
    issue: (conversationId) => {
      const [until, nonce] = [(Date.now() + ticketMilliseconds).toString(36), randomBytes(12).toString('base64url')];
      return `${until}.${nonce}.${sign(conversationId, until, nonce)}`;
    },
    redeem: async (conversationId, ticket) => {
      const [until = '', nonce = '', signature = ''] = ticket.split('.');
      if (!isSame(signature, sign(conversationId, until, nonce)) || parseInt(until, 36) <= Date.now()) return false;
      return store.seenActivities.firstTime(`ticket ${nonce}`, ticketMilliseconds);
    },
  };
}
