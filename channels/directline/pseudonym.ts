/**
 * A portal's name for a person may be a record number. It goes no further than this: what is stored, sent and shown to
 * the bot is a keyed hash of it, the same for the same person for as long as TOKEN_KEY stays.
 */
import { createHmac, hkdfSync } from 'node:crypto';
import { z } from 'zod';

/** A person's id as a portal may give it, whichever way it comes. */
export const PortalUserId = z.string().trim().min(1).max(200);

export type Pseudonym = (portalUserId: string) => string;

/** 22 characters of base64url are 132 bits: too many for two people to meet, or for anybody to try them all. */
const characters = 22;

/** @param tokenKey only a key derived from it is used, so that the hashes tell nothing about signatures. */
export function createPseudonym(tokenKey: string): Pseudonym {
  const key = Buffer.from(hkdfSync('sha256', tokenKey, '', 'first-drops/portal-user', 32));
  // `dl_` is Direct Line's mark for a user id that no page can choose.
  return (portalUserId) => `dl_${createHmac('sha256', key).update(portalUserId).digest('base64url').slice(0, characters)}`;
}
