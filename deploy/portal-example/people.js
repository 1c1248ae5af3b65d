/** Who is signed in. A pretend: choosing a name is enough. A real portal has its own sign-in and its own sessions. */
import { randomBytes } from 'node:crypto';

/**
 * Invented. `id` is what the bot's server is told: any text that is the same for the same person. The bot keeps only a
 * keyed hash of it, but an id made for this purpose is still better than a record number.
 */
export const people = [
  { id: 'patient-1017', name: 'Ada Example' },
  { id: 'patient-2204', name: 'Grace Sample' },
];

const cookieName = 'portal_session';
const sessions = new Map();

function sessionOf({ headers }) {
  return new RegExp(`(?:^|; )${cookieName}=([\\w-]+)`).exec(headers.cookie ?? '')?.[1];
}

export function personOf(request) {
  return sessions.get(sessionOf(request));
}

/** Returns the cookie. On https it also says `Secure`; this example runs on http at localhost. */
export function signIn(id) {
  const person = people.find((candidate) => candidate.id === id);
  if (person === undefined) return undefined;
  const session = randomBytes(24).toString('base64url');
  sessions.set(session, person);
  return `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Lax`;
}

export function signOut(request) {
  sessions.delete(sessionOf(request));
  return `${cookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
}
