/**
 * Direct Line tokens: signed, good for half an hour, for one conversation and one user.
 * Claim names `conv` and `user` are Direct Line's own: official clients read `user`.
 */
import { createSecretKey } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { Problem } from '../exchange';

/** What a token entitles to. */
export interface Pass {
  readonly conversationId: string;
  readonly userId: string;
  /** Milliseconds since 1970 when the conversation's first token was made; kept by every refresh. */
  readonly bornAt: number;
  /** Pages that may use it, if whoever asked for it named some. Narrows ALLOWED_ORIGINS, never widens it. */
  readonly trustedOrigins?: readonly string[];
}

/** As Direct Line writes it. */
export interface TokenReply {
  readonly conversationId: string;
  readonly token: string;
  /** Seconds. */
  readonly expires_in: number;
}

export interface Tokens {
  readonly issue: (pass: Pass) => Promise<TokenReply>;
  /** @throws Problem 401 for a token that is none of ours, 403 `TokenExpired` for one that was. */
  readonly read: (token: string) => Promise<Pass>;
}

/** Direct Line's own lifetime, which official clients count on: they refresh after half of it. */
const lifetimeSeconds = 1_800;

const parties = { issuer: 'first-drops', audience: 'directline' };

const Claims = z.object({
  conv: z.string(),
  user: z.string(),
  born: z.number(),
  origins: z.array(z.string()).optional(),
});

export function badToken(): Problem {
  return new Problem({ status: 401, code: 'BadToken', message: 'Send a valid token as "Authorization: Bearer …".', headers: { 'www-authenticate': 'Bearer' } });
}

function asProblem(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return new Problem({ status: 403, code: 'TokenExpired', message: 'The token has expired: ask for a new one.' });
  return error instanceof errors.JOSEError || error instanceof z.ZodError ? badToken() : error;
}

export function createTokens(tokenKey: string): Tokens {
  const key = createSecretKey(Buffer.from(tokenKey));

  return {
    issue: async ({ conversationId, userId, bornAt, trustedOrigins }) => {
      const token = await new SignJWT({ conv: conversationId, user: userId, born: bornAt, origins: trustedOrigins })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer(parties.issuer)
        .setAudience(parties.audience)
        .setIssuedAt()
        .setExpirationTime(`${lifetimeSeconds}s`)
        .sign(key);
      return { conversationId, token, expires_in: lifetimeSeconds };
    },
    read: async (token) => {
      try {
        const { payload } = await jwtVerify(token, key, { ...parties, algorithms: ['HS256'], requiredClaims: ['exp'] });
        const { conv, user, born, origins } = Claims.parse(payload);
        return { conversationId: conv, userId: user, bornAt: born, trustedOrigins: origins };
      } catch (error) {
        throw asProblem(error);
      }
    },
  };
}
