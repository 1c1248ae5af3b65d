/** Where the keys for a portal's signature come from, and patience when they cannot be had. */
import type { KeyObject } from 'node:crypto';
import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { Problem } from '../exchange';
import { publicAlgorithms } from './portal-key';
import type { Portal } from './portal-settings';

export interface PortalKeys {
  readonly algorithms: readonly string[];
  /** @throws Problem 503 when a key set cannot be fetched. */
  readonly find: (...asked: Parameters<JWTVerifyGetKey>) => ReturnType<JWTVerifyGetKey> | KeyObject;
}

/**
 * Milliseconds. A key that the portal withdraws is refused after an hour at the latest; one it has just begun to use
 * makes us look again, but not more than twice a minute.
 */
const keySetOptions = { cacheMaxAge: 3_600_000, cooldownDuration: 30_000, timeoutDuration: 5_000 };

/** After a failure nobody waits for the next one, for so long. */
const pauseSeconds = 10;

function unreachable(): Problem {
  const message = 'The portal\'s keys cannot be fetched from PORTAL_JWKS at the moment: try again, and see whether that address answers this server with a key set.';
  return new Problem({ status: 503, code: 'PortalKeysUnreachable', message, headers: { 'retry-after': String(pauseSeconds) } });
}

/** Faults of the token; any other means that the set itself could not be had or read. */
function isTokenFault(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys || error instanceof errors.JOSENotSupported;
}

function keysOfSet(address: string): PortalKeys['find'] {
  const keySet = createRemoteJWKSet(new URL(address), keySetOptions);
  let pausedUntil = 0;
  return async (header, token) => {
    if (Date.now() < pausedUntil) throw unreachable();
    try {
      return await keySet(header, token);
    } catch (error) {
      if (isTokenFault(error)) throw error;
      pausedUntil = Date.now() + pauseSeconds * 1_000;
      throw unreachable();
    }
  };
}

export function createPortalKeys(source: Portal['key']): PortalKeys {
  switch (source.kind) {
    case 'key':
      return { algorithms: source.algorithms, find: () => source.key };
    case 'key-set':
      return { algorithms: publicAlgorithms, find: keysOfSet(source.address) };
  }
}
