/** Authorization headers: good ones, and every way in which one can be bad. */
import type { Random } from './random';
import type { Session } from './sessions';
import { directLineSecret, signed, tokenKey } from './signed';

export interface TokenParts {
  readonly session: Session;
  /** Of another conversation. */
  readonly other: Session;
  readonly marker: string;
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

type Token = (parts: TokenParts) => string | Promise<string>;

const wrong: readonly Token[] = [
  ({ other }) => other.token,
  ({ session: { token } }) => token.slice(0, -5),
  ({ session: { token } }) => token.replace(/\.[^.]*$/, '.'),
  ({ session: { token } }) => `${token}${token}`,
  ({ session: { token } }) => token.replace('.', '.e30.'),
  ({ session: { token }, marker }) => `${token.split('.')[0] ?? ''}.${encoded({ conv: marker, user: marker })}.${token.split('.')[2] ?? ''}`,
  ({ session: { conversationId } }) => `${encoded({ alg: 'none' })}.${encoded({ iss: 'first-drops', aud: 'directline', conv: conversationId, user: 'x', born: 1, exp: 9_999_999_999 })}.`,
  ({ session }) => signed(session, { key: 'another key of more than thirty-two characters' }),
  ({ session }) => signed(session, { expiresIn: '-1h' }),
  ({ session, marker }) => signed(session, { issuer: marker }),
  ({ session, marker }) => signed(session, { claims: { conv: { marker }, born: marker } }),
  ({ session, marker }) => signed(session, { claims: { origins: [marker, 'https://portal.example.org'] } }),
  ({ session }) => signed(session, { claims: { born: -1e300 } }),
  ({ session }) => signed(session, { algorithm: 'HS512', key: tokenKey.repeat(2) }),
  ({ marker }) => `${encoded({ alg: 'RS256', kid: marker, jku: `https://${marker}.example/keys` })}.${encoded({ iss: 'https://api.botframework.com' })}.AAAA`,
  ({ marker }) => marker,
  ({ marker }) => `${marker}.${marker}.${marker}`,
  ({ marker }) => marker.repeat(500),
  () => 'e30.e30.e30',
  () => '..',
  () => directLineSecret,
];

const schemes = ['Bearer ', 'bearer ', 'BEARER   ', 'Basic ', 'BotConnector ', 'Bearer', 'Bearer\t', ''];

/** @returns undefined for no header at all */
export async function authorization(random: Random, parts: TokenParts): Promise<string | undefined> {
  if (random.chance(0.55)) return `Bearer ${parts.session.token}`;
  if (random.chance(0.1)) return undefined;
  return (random.chance(0.7) ? 'Bearer ' : random.pick(schemes)) + (await random.pick(wrong)(parts));
}
