/** The key by which the portal's signatures are checked: a secret both know, or the public half of the portal's own. */
import { createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';

/** Each kind of key has its own algorithms, so that a public key can never be taken for a shared secret. */
export interface PortalKey {
  readonly kind: 'key';
  readonly key: KeyObject;
  readonly algorithms: readonly string[];
}

export interface Unusable {
  readonly kind: 'unusable';
  /** A sentence for the operator, without the key. */
  readonly problem: string;
}

/** What a key set may be used for; never a shared secret. */
export const publicAlgorithms = ['RS256', 'ES256', 'EdDSA', 'Ed25519'];

/** As many as HS256's own hash has bytes (RFC 7518, 3.2). */
const leastCharacters = 32;
/** Bits (RFC 7518, 3.3). */
const leastModulus = 2_048;

function unusable(problem: string): Unusable {
  return { kind: 'unusable', problem };
}

/** EdDSA has two names: the old one and that of RFC 9864. */
function algorithmsOf({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): readonly string[] {
  if (type === 'rsa' && (details?.modulusLength ?? 0) >= leastModulus) return ['RS256'];
  if (type === 'ec' && details?.namedCurve === 'prime256v1') return ['ES256'];
  return type === 'ed25519' ? ['EdDSA', 'Ed25519'] : [];
}

function readPublicKey(pem: string): PortalKey | Unusable {
  if (/PRIVATE KEY/.test(pem)) return unusable('PORTAL_KEY holds a private key, which only the portal may have: give its public half ("openssl pkey -pubout"), and make a new pair if this one was sent around.');
  try {
    const key = createPublicKey(pem);
    const algorithms = algorithmsOf(key);
    return algorithms.length > 0 ? { kind: 'key', key, algorithms } : unusable(`PORTAL_KEY is a public key of a kind that is not taken: use RSA with ${leastModulus} bits or more (RS256), P-256 (ES256) or Ed25519 (EdDSA).`);
  } catch {
    return unusable('PORTAL_KEY looks like a PEM but cannot be read: give the whole of it, from "-----BEGIN PUBLIC KEY-----" to the end, with real line ends or \\n.');
  }
}

/** Environment files often hold a PEM on one line, its line ends written as `\n`. */
export function readPortalKey(given: string): PortalKey | Unusable {
  if (given.includes('-----BEGIN')) return readPublicKey(given.replaceAll('\\n', '\n'));
  if (given.length >= leastCharacters) return { kind: 'key', key: createSecretKey(Buffer.from(given)), algorithms: ['HS256'] };
  return unusable(`PORTAL_KEY is shorter than ${leastCharacters} characters: make a random secret, for example with "openssl rand -hex 32", or give the portal's public key as PEM.`);
}
