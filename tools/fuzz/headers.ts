/** Header lines: the usual ones, and those with which servers have been fooled. */
import type { Random } from './random';

type HeaderLine = readonly [name: string, value: string];

export interface HeaderParts {
  readonly host: string;
  readonly marker: string;
}

type Odd = (parts: HeaderParts) => readonly HeaderLine[];

const odd: readonly Odd[] = [
  ({ marker }) => [['Host', `${marker}.example`]],
  ({ marker }) => [['Host', `a;script-src ${marker}`]],
  ({ host }) => [['Host', host], ['Host', 'evil.example']],
  () => [['Host', '']],
  () => [['Host', '[::1']],
  () => [['Host', 'localhost:99999']],
  ({ marker }) => [['Origin', `https://${marker}.example`]],
  () => [['Origin', 'null']],
  ({ host }) => [['Origin', `http://${host}`], ['Origin', 'https://evil.example']],
  ({ host }) => [['Origin', `http://${host}.evil.example`]],
  ({ marker }) => [['Origin', `javascript:${marker}`]],
  ({ host }) => [['Origin', `http://user:pass@${host}`]],
  ({ marker }) => [['X-Forwarded-For', `${marker}, 1.2.3.4`], ['X-Forwarded-Proto', marker], ['X-Forwarded-Host', `${marker}.example`]],
  () => [['X-Forwarded-Proto', 'https,https'], ['Forwarded', 'for=127.0.0.1;proto=https;host=evil.example']],
  ({ marker }) => [['X-HTTP-Method-Override', 'DELETE'], ['X-Original-URL', `/${marker}`], ['X-Rewrite-URL', '/readyz']],
  () => [['Content-Encoding', 'gzip']],
  () => [['Content-Encoding', 'br, gzip, identity']],
  ({ marker }) => [['Cookie', `${marker}=${marker}; __proto__=1`]],
  ({ marker }) => [['Accept', `text/${marker};q=0.1, */*;q=nan`]],
  () => [['Accept-Encoding', 'gzip;q=0,br;q=1,*;q=0']],
  ({ marker }) => [['If-None-Match', `*, W/"${marker}"`], ['If-Modified-Since', marker], ['Range', 'bytes=0-0,-1,5-2']],
  () => [['Expect', '100-continue']],
  ({ marker }) => [['Expect', marker]],
  () => [['Connection', 'Upgrade'], ['Upgrade', 'websocket']],
  () => [['Connection', 'Upgrade'], ['Upgrade', 'websocket'], ['Sec-WebSocket-Version', '13'], ['Sec-WebSocket-Key', 'AAAAAAAAAAAAAAAAAAAAAA==']],
  ({ marker }) => [['Connection', 'Upgrade'], ['Upgrade', 'websocket'], ['Sec-WebSocket-Version', '99'], ['Sec-WebSocket-Key', marker], ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits']],
  () => [['Connection', 'Upgrade, HTTP2-Settings'], ['Upgrade', 'h2c'], ['HTTP2-Settings', 'AAMAAABkAARAAAAAAAIAAAAA']],
  ({ marker }) => [['Connection', `close, ${marker}`], ['TE', 'trailers']],
  ({ marker }) => [['X-Long', marker.repeat(300)]],
  ({ marker }) => [['X-Too-Long', marker.repeat(3_000)]],
  ({ marker }) => Array.from({ length: 300 }, (_, at): HeaderLine => [`X-${marker}-${at}`, marker]),
  ({ marker }) => [['X-Bell', `${marker}\u0007`]],
  ({ marker }) => [['X-Latin', `${marker}\xe9\xff`]],
  ({ marker }) => [['X-Split', `a\r\nX-Injected: ${marker}`]],
  ({ marker }) => [['X-Bare-Return', `a\rX-Injected: ${marker}`]],
  ({ marker }) => [[` ${marker}`, 'folded']],
  ({ marker }) => [[`X ${marker}`, 'space in the name']],
  ({ marker }) => [['__proto__', marker], ['constructor', marker]],
  ({ marker }) => [['Sec-Fetch-Site', 'same-origin'], ['User-Agent', marker], ['Referer', `https://${marker}.example/`]],
];

const types = ['application/json; charset=utf-16', 'application/activity+json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json; charset=\x00', 'application/octet-stream', ''];

/** Without Authorization and the body's length. */
export function headersOf(random: Random, parts: HeaderParts): readonly HeaderLine[] {
  const chosen = random.chance(0.7) ? [] : Array.from({ length: random.pick([1, 1, 2, 4]) }, () => random.pick(odd)(parts)).flat();
  const names = new Set(chosen.map(([name]) => name));
  const usual: readonly HeaderLine[] = [
    ['Host', parts.host],
    ...(random.chance(0.7) ? [['Origin', `http://${parts.host}`] as const] : []),
    ['Content-Type', random.chance(0.85) ? 'application/json' : random.pick(types)],
  ];
  return [...usual.filter(([name]) => !names.has(name)), ...chosen];
}
