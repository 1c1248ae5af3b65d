/** One request as the bytes that go over the line. */
import { bodyOf } from './bodies';
import { framed } from './framing';
import { headersOf } from './headers';
import type { Random } from './random';
import type { Session } from './sessions';
import { someRoute, targetOf } from './targets';
import { authorization } from './tokens';

export interface Attempt {
  /** The route it began with. */
  readonly name: string;
  readonly bytes: Buffer;
  /** Whether an answer has no body by the rules of HTTP. */
  readonly isHead: boolean;
  /** Whether the request says truly where it ends, so that the server owes an answer. */
  readonly isWhole: boolean;
}

export interface AttemptParts {
  readonly random: Random;
  readonly marker: string;
  readonly session: Session;
  readonly other: Session;
  /** Name and port of the bot. */
  readonly host: string;
  readonly connector: string;
}

const methods = ['HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'GET', 'POST', 'M-SEARCH', 'get', 'BREW'];

export async function attemptOf(parts: AttemptParts): Promise<Attempt> {
  const { random, marker, host } = parts;
  const route = someRoute(random);
  const method = random.chance(0.92) ? route.method : random.pick(methods);
  const body = bodyOf(route.body, parts);
  const bearer = await authorization(random, parts);
  const headers = [...headersOf(random, { host, marker }), ...(bearer === undefined ? [] : [['Authorization', bearer] as const])];
  const head = [`${method} ${targetOf(route, parts)} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return { name: route.name, isHead: method === 'HEAD', ...framed({ head, body, random }) };
}
