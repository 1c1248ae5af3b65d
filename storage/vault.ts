/**
 * Encryption at rest: AES-256-GCM, and keyed hashes for ids that need only be recognised.
 * A sealed value is: format (1 byte), key id (4), nonce (12), tag (16), ciphertext. Where it belongs is authenticated with it,
 * so that a row copied to another conversation or position cannot be opened there.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { KeyMaterial } from './storage-key';

export interface Vault {
  readonly seal: (text: string, place: Place) => Buffer;
  /** Undefined when the key is gone, or the bytes belong elsewhere or were changed: the value counts as erased. */
  readonly open: (sealed: Uint8Array, place: Place) => string | undefined;
  /** The keyed hash of a text, under each key, the newest first. */
  readonly marksOf: (text: string) => Marks;
  /** A secret for another purpose, from the newest key. It tells nothing about that key. */
  readonly secretFor: (purpose: string) => string;
  /** Values met so far that could not be opened. */
  readonly unreadable: () => number;
}

/** Kind of value, then whatever names its row. */
export type Place = readonly [kind: 'activity' | 'state', ...names: (string | number)[]];

export type Marks = readonly [newest: string, ...older: string[]];

export interface VaultParts {
  readonly newest: KeyMaterial;
  /** Still read, no longer used for new values. */
  readonly older: readonly KeyMaterial[];
}

const format = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 5;
/** 128 bits: no two texts will ever share one. */
const markBytes = 16;

interface Key {
  readonly head: Buffer;
  readonly encryption: Buffer;
  readonly marking: Buffer;
}

function derive(material: KeyMaterial, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', material, '', `first-drops ${purpose} v1`, bytes));
}

function createKey(material: KeyMaterial): Key {
  return {
    head: Buffer.concat([Buffer.from([format]), derive(material, 'key id', headBytes - 1)]),
    encryption: derive(material, 'encryption', 32),
    marking: derive(material, 'marking', 32),
  };
}

function seal({ head, encryption }: Key, text: string, place: Place): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', encryption, nonce).setAAD(Buffer.from(JSON.stringify(place)));
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), ciphertext]);
}

function unseal({ encryption }: Key, sealed: Buffer, place: Place): string | undefined {
  const tagStart = headBytes + nonceBytes;
  const textStart = tagStart + tagBytes;
  try {
    const decipher = createDecipheriv('aes-256-gcm', encryption, sealed.subarray(headBytes, tagStart), { authTagLength: tagBytes })
      .setAAD(Buffer.from(JSON.stringify(place)))
      .setAuthTag(sealed.subarray(tagStart, textStart));
    return decipher.update(sealed.subarray(textStart), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    // The only way node:crypto tells that the tag does not fit.
    return undefined;
  }
}

export function createVault({ newest, older }: VaultParts): Vault {
  const key = createKey(newest);
  const olderKeys = older.map(createKey);
  const keys = new Map([...olderKeys, key].map((each) => [each.head.toString('hex'), each]));
  let unreadable = 0;

  return {
    seal: (text, place) => seal(key, text, place),
    open: (sealed, place) => {
      const bytes = Buffer.from(sealed);
      const itsKey = keys.get(bytes.subarray(0, headBytes).toString('hex'));
      const text = itsKey === undefined ? undefined : unseal(itsKey, bytes, place);
      if (text === undefined) unreadable += 1;
      return text;
    },
    marksOf: (text) => {
      const mark = ({ marking }: Key): string => createHmac('sha256', marking).update(text).digest().subarray(0, markBytes).toString('base64url');
      return [mark(key), ...olderKeys.map(mark)];
    },
    secretFor: (purpose) => derive(newest, `secret for ${purpose}`, 32).toString('hex'),
    unreadable: () => unreadable,
  };
}
