/** Every route there is, and addresses that look like one. */
import type { BodyKind } from './bodies';
import type { Random } from './random';
import { strangeText } from './strange-text';
import type { Session } from './sessions';

export interface Route {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: (session: Session) => string;
  readonly body: BodyKind;
  /** How often, against the others. */
  readonly weight: number;
}

const page = (path: string): Route => ({ name: `GET ${path}`, method: 'GET', path: () => path, body: 'none', weight: 1 });
const below = (path: string) => ({ conversationId }: Session): string => `/v3/directline/conversations/${conversationId}${path}`;

export const routes: readonly Route[] = [
  ...['/', '/chat', '/widget.js', '/assets/widget.css', '/assets/triage-data.js', '/assets/portal.css', '/assets/chat.js', '/pictures/c-shape.svg', '/a', '/a/engorgement', '/sheet', '/sheet.pdf', '/healthz', '/readyz', '/metrics'].map(page),
  { name: 'POST /widget/token', method: 'POST', path: () => '/widget/token', body: 'wishes', weight: 2 },
  { name: 'POST /api/messages', method: 'POST', path: () => '/api/messages', body: 'channel', weight: 10 },
  { name: 'POST …/tokens/generate', method: 'POST', path: () => '/v3/directline/tokens/generate', body: 'wishes', weight: 2 },
  { name: 'POST …/tokens/refresh', method: 'POST', path: () => '/v3/directline/tokens/refresh', body: 'wishes', weight: 2 },
  { name: 'POST …/conversations', method: 'POST', path: () => '/v3/directline/conversations', body: 'wishes', weight: 2 },
  { name: 'GET …/conversations/:id', method: 'GET', path: below(''), body: 'none', weight: 2 },
  { name: 'POST …/activities', method: 'POST', path: below('/activities'), body: 'posted', weight: 10 },
  { name: 'GET …/activities', method: 'GET', path: below('/activities'), body: 'none', weight: 3 },
  { name: 'POST …/upload', method: 'POST', path: below('/upload?userId=x'), body: 'posted', weight: 1 },
  { name: 'GET …/stream', method: 'GET', path: below('/stream?watermark=-&t=x'), body: 'none', weight: 2 },
];

const weighted = routes.flatMap((route) => Array.from({ length: route.weight }, () => route));

export function someRoute(random: Random): Route {
  return random.pick(weighted);
}

type Change = (path: string, random: Random, marker: string) => string;

const changes: readonly Change[] = [
  (path, _random, marker) => `${path}/${marker}`,
  (path, _random, marker) => `${path}${path.includes('?') ? '&' : '?'}watermark=${marker}&t=${marker}&accent=%23${marker}&dir=rtl`,
  (path, random) => `${path}?watermark=${random.pick(['-1', '1e9', '99999999999999999999', '0x10', '%00', '1&watermark=2', '%E0%A4%A'])}`,
  (path, _random, marker) => `${path}?${`${marker}=1&`.repeat(400)}`,
  (path) => path.replace(/\/[^/]*$/, '/../../../../etc/passwd'),
  (path) => path.replace(/\/[^/]*$/, '/..%2f..%2f..%2fetc%2fpasswd'),
  (path) => path.replace(/\/[^/]*$/, '/%2e%2e/%2e%2e/package.json'),
  (path) => path.replace(/\/[^/]*$/, '/..%5c..%5cindex.js'),
  (path) => `${path}%00.html`,
  (path) => `/${path}`,
  (path) => path.replaceAll('/', '//'),
  (path) => path.toUpperCase(),
  (path) => `${path}/`,
  (path) => `${path}#fragment`,
  (path) => path.replace('/', '/%E0%A4%A'),
  (path, _random, marker) => `http://${marker}.example${path}`,
  (path) => `http://[::1]:99999${path}`,
  (_path, _random, marker) => `/${encodeURIComponent(marker.repeat(100))}`,
  (_path, random, marker) => `/assets/${encodeURIComponent(strangeText(random, marker).slice(0, 300))}`,
  (_path, random) => `/${random.pick(['assets', 'pictures'])}/${random.pick(['.', '..', '.env', 'index.js', 'chat.js/', 'con', '%00', '*', '~', '.git/config', 'chat.js.map'])}`,
  () => '*',
  () => '/%',
  () => '/\xff\xfe',
  () => '//',
  () => '/?',
  () => 'chat',
  () => `/${'a'.repeat(20_000)}`,
];

export function targetOf(route: Route, { session, random, marker }: { readonly session: Session; readonly random: Random; readonly marker: string }): string {
  const path = route.path(session);
  return random.chance(0.75) ? path : random.pick(changes)(path, random, marker);
}
