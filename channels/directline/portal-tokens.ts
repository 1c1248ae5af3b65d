/** What a portal signs about one of its users: who it is, for this server, for some minutes, once. */
import { createHash } from 'node:crypto';
import { jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import type { Limits } from '../limits';
import { createPortalKeys } from './portal-keys';
import { asRefusal, refusedToken } from './portal-refusals';
import type { Portal } from './portal-settings';
import { PortalUserId } from './pseudonym';

export interface PortalTokens {
  /**
   * The portal's id for the person. Only to be hashed: see pseudonym.
   * @throws Problem 401 with the reason, 503 when the portal's keys cannot be fetched.
   */
  readonly read: (token: string) => Promise<string>;
}

/** Seconds. */
const longestLife = 600;
const clockTolerance = 30;

const Times = z.object({ iat: z.number(), exp: z.number() }).refine(({ iat, exp }) => exp - iat <= longestLife);
const TokenId = z.string().min(1).optional();

type Limit = Pick<Limits, 'rememberedTokenIds'>;

/** Ids of used tokens, as hashes of one length, until the tokens are no longer good anyway. */
function createUsedIds({ rememberedTokenIds }: Limit): (id: string, expires: number) => boolean {
  /** Id to the second it may be forgotten, roughly oldest first. */
  const used = new Map<string, number>();
  const forgetOld = (now: number): void => {
    for (const [id, until] of used) {
      if (until > now && used.size <= rememberedTokenIds) return;
      used.delete(id);
    }
  };
  return (id, expires) => {
    const hash = createHash('sha256').update(id).digest('base64url');
    if (used.has(hash)) return true;
    used.set(hash, expires + clockTolerance);
    forgetOld(Date.now() / 1_000);
    return false;
  };
}

function checkClaims(claims: JWTPayload, isUsed: (id: string, expires: number) => boolean): string {
  const { data: times } = Times.safeParse(claims);
  if (times === undefined) throw refusedToken('PortalTokenLifetime');
  const { data: userId } = PortalUserId.safeParse(claims.sub);
  if (userId === undefined) throw refusedToken('PortalTokenSubject');
  const { data: id, success } = TokenId.safeParse(claims.jti);
  if (!success || (id !== undefined && isUsed(id, times.exp))) throw refusedToken('PortalTokenUsed');
  return userId;
}

export function createPortalTokens({ issuer, audience, key }: Portal, limits: Limit): PortalTokens {
  const { algorithms, find } = createPortalKeys(key);
  const isUsed = createUsedIds(limits);
  // maxTokenAge makes jose look at `iat` as well: one from the future would lengthen the life.
  const rules = { issuer, audience, algorithms: [...algorithms], clockTolerance, requiredClaims: ['exp', 'sub'], maxTokenAge: longestLife };
  return {
    read: async (token) => {
      try {
        const { payload } = await jwtVerify(token, find, rules);
        return checkClaims(payload, isUsed);
      } catch (error) {
        throw asRefusal(error);
      }
    },
  };
}
