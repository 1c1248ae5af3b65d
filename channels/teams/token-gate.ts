/**
 * A first look at a request's token, before the SDK's own.
 *
 * The SDK stays the judge: it checks audience and serviceUrl, which are not repeated here. But for an expired token or
 * a wrong signature it prints a stack to stderr, once per request and from deep inside, and answers a wrong signature
 * with 500; it prints a line for a key that is not endorsed for the channel, and lets one pass that is endorsed for none.
 * Such tokens end here, quietly, as 401.
 */
import type { Activity } from 'botbuilder';
import { createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { Problem } from '../exchange';
import type { OpenIdEndpoints } from './open-id';
import { serviceUrlKind } from './service-url';

/** The SDK's own tolerance and algorithms (botframework-connector 4.23.3). */
const verification = { clockTolerance: 5 * 60, algorithms: ['RS256', 'RS384', 'RS512'] };

/** Keys live for days. A token with an unknown key may make us look again, but not more often than this. */
const keyOptions = { cooldownDuration: 5 * 60_000, cacheMaxAge: 24 * 3_600_000, timeoutDuration: 5_000 };

const Metadata = z.object({ jwks_uri: z.url() });

/** @throws Problem 401 for a token that is not good, 403 for one that may not name this address for replies, 503 without keys. */
export type TokenGate = (authorization: string, activity: Pick<Activity, 'serviceUrl' | 'channelId'>) => Promise<void>;

type Keys = ReturnType<typeof createRemoteJWKSet>;

export function unauthorised(): Problem {
  return new Problem({ status: 401, code: 'Unauthorized', message: 'The Authorization header holds no valid token for this bot.', headers: { 'www-authenticate': 'Bearer' } });
}

function unavailable(): Problem {
  return new Problem({ status: 503, code: 'KeysUnavailable', message: 'The keys to check the token with cannot be fetched at the moment.', headers: { 'retry-after': '10' } });
}

/** A channel's token names the address that replies go to. Entra's names none, so that its bearer may only be a test client on this machine. */
function checkUnnamed(serviceUrl: string): void {
  if (serviceUrlKind(serviceUrl) !== 'loopback') throw new Problem({ status: 403, code: 'Forbidden', message: 'This token names no serviceUrl, so replies go to this machine only.' });
}

/** Fetches metadata once; a failed attempt is forgotten, so that the next request tries again. */
function createKeySource(metadataAddress: string): () => Promise<Keys> {
  let keys: Promise<Keys> | undefined;
  const fetchKeys = async (): Promise<Keys> => {
    const response = await fetch(metadataAddress, { signal: AbortSignal.timeout(keyOptions.timeoutDuration) });
    const { jwks_uri: address } = Metadata.parse(await response.json());
    return createRemoteJWKSet(new URL(address), keyOptions);
  };
  return () => {
    keys ??= fetchKeys().catch((error: unknown) => {
      keys = undefined;
      throw error;
    });
    return keys;
  };
}

/** Whether the token is at fault; otherwise its keys could not be had. */
function isTokenFault(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return false;
  return /^ERR_(JWT|JWS|JOSE_ALG|JOSE_NOT_SUPPORTED|JWKS_NO_MATCHING|JWKS_MULTIPLE)/.test(error.code);
}

function issuerOf(token: string): string {
  try {
    return decodeJwt(token).iss ?? '';
  } catch (cause) {
    throw cause instanceof errors.JOSEError ? unauthorised() : cause;
  }
}

const Endorsed = z.object({ endorsements: z.array(z.string()) });

/** Microsoft says of each of its keys for which channels it speaks. */
function isEndorsed(keys: Keys, keyId: string | undefined, channelId: string): boolean {
  const key = Endorsed.safeParse(keys.jwks()?.keys.find(({ kid }) => kid === keyId));
  return key.success && key.data.endorsements.includes(channelId);
}

interface Opened {
  readonly keys: Keys;
  readonly keyId: string | undefined;
}

/** @throws Problem 401 or 503 */
async function openToken(token: string, keySource: () => Promise<Keys>): Promise<Opened> {
  try {
    const keys = await keySource();
    const { protectedHeader } = await jwtVerify(token, keys, verification);
    return { keys, keyId: protectedHeader.kid };
  } catch (error) {
    throw isTokenFault(error) ? unauthorised() : unavailable();
  }
}

export function createTokenGate({ channelIssuer, channelMetadata, emulatorMetadata }: OpenIdEndpoints): TokenGate {
  const channelKeys = createKeySource(channelMetadata);
  const emulatorKeys = createKeySource(emulatorMetadata);
  const isEntra = (issuer: string): boolean => /^https:\/\/(sts\.windows\.net|login\.microsoftonline\.(com|us))\//.test(issuer);

  return async (authorization, { serviceUrl, channelId }) => {
    const token = /^Bearer ([\w.-]+)$/.exec(authorization)?.[1];
    if (token === undefined) throw unauthorised();
    const issuer = issuerOf(token);
    if (issuer === channelIssuer) {
      const { keys, keyId } = await openToken(token, channelKeys);
      if (!isEndorsed(keys, keyId, channelId)) throw unauthorised();
      return;
    }
    if (!isEntra(issuer)) throw unauthorised();
    await openToken(token, emulatorKeys);
    checkUnnamed(serviceUrl);
  };
}
