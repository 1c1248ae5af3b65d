/** Who may do what: the secret for servers, a token for one conversation for everybody else. */
import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { clientAddress, originOf } from '../caller';
import type { Config } from '../config';
import { Problem, type Caller, type Exchange } from '../exchange';
import { foreignOrigin } from '../origins';
import type { RateLimit } from '../rate-limits';
import { badToken, type Pass, type Tokens } from './tokens';

/** Whether a token is sent at all. A hospital's own gate may send `Basic` along with every request, which is none. */
export function hasBearer({ headers }: Caller): boolean {
  return /^Bearer\b/i.test(headers.authorization ?? '');
}

/** @throws Problem 401 when there is none that could be read. */
export function bearerOf({ headers }: Caller): string {
  const token = /^Bearer +([\x21-\x7e]+)$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) throw badToken();
  return token;
}

/** Hashes first, so that comparing takes equally long whatever the lengths. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

/** A new conversation and, unless a portal named one, a user nobody can guess. `dl_` is Direct Line's mark for such ids. */
export function newPass(wishes: { /** A pseudonym. */ readonly userId?: string; readonly trustedOrigins?: readonly string[] } = {}): Pass {
  return { conversationId: randomUUID(), userId: wishes.userId ?? `dl_${randomUUID()}`, bornAt: Date.now(), trustedOrigins: wishes.trustedOrigins };
}

export interface SecretParts {
  readonly config: Pick<Config, 'directLineSecret' | 'proxyCount'>;
  readonly wrongSecrets: RateLimit;
}

/** @throws Problem 401 for a wrong secret, 403 when none is configured, 429 after too many wrong ones from one address. */
export async function checkSecret(exchange: Exchange, { config, wrongSecrets }: SecretParts): Promise<void> {
  const { directLineSecret, proxyCount } = config;
  if (directLineSecret === undefined) throw new Problem({ status: 403, code: 'SecretNotConfigured', message: 'This server has no Direct Line secret: set DIRECT_LINE_SECRET. Pages ask /widget/token instead.' });
  const address = clientAddress(exchange, proxyCount);
  // Looked up for the right one, counted for a wrong one: one question to the storage either way.
  if (isSame(bearerOf(exchange), directLineSecret)) return wrongSecrets.check(address);
  await wrongSecrets.count(address);
  throw new Problem({ status: 401, code: 'BadSecret', message: 'Send the Direct Line secret as "Authorization: Bearer …".', headers: { 'www-authenticate': 'Bearer' } });
}

/**
 * What the caller's token entitles to.
 * @throws Problem 401 or 403; 403 also when the path names another conversation than the token.
 */
export async function readPass(exchange: Exchange, tokens: Tokens): Promise<Pass> {
  const pass = await tokens.read(bearerOf(exchange));
  const origin = originOf(exchange);
  if (origin !== undefined && pass.trustedOrigins?.includes(origin) === false) throw foreignOrigin();
  const { conversationId } = exchange.parameters;
  if (conversationId !== undefined && conversationId !== pass.conversationId) throw new Problem({ status: 403, code: 'WrongConversation', message: 'This token is for another conversation.' });
  return pass;
}
