/** Tokens signed with the key of the bot under test: good ones, and such as are right in all but one thing. */
import { createSecretKey } from 'node:crypto';
import { SignJWT } from 'jose';

/** The bot under test is started with these. */
export const tokenKey = 'a-token-key-for-the-fuzzer-only-0123456789';
export const directLineSecret = 'a-secret-for-the-fuzzer-only';

interface Wrong {
  readonly key?: string;
  readonly issuer?: string;
  readonly expiresIn?: string;
  readonly claims?: object;
  readonly algorithm?: string;
}

/** A token of ours but for what is given. */
export function signed({ conversationId }: { readonly conversationId: string }, { key = tokenKey, issuer = 'first-drops', expiresIn = '1h', claims = {}, algorithm = 'HS256' }: Wrong = {}): Promise<string> {
  return new SignJWT({ conv: conversationId, user: 'dl_fuzz', born: Date.now(), ...claims })
    .setProtectedHeader({ alg: algorithm })
    .setIssuer(issuer)
    .setAudience('directline')
    .setIssuedAt()
    .setExpirationTime(expiresIn)
    .sign(createSecretKey(Buffer.from(key)));
}
