/**
 * Requests that offer another protocol than WebSocket. Java's HttpClient offers `h2c` on every plain request. HTTP lets
 * a server ignore the offer and answer as usual; Node, once it handles upgrades at all, takes such requests out of the
 * usual way, so they are put back without the offer.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

const offerHeaders = new Set(['upgrade', 'connection', 'http2-settings']);

export function isWebSocketOffer({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}

function headerLines({ rawHeaders }: IncomingMessage): string[] {
  const names = rawHeaders.filter((_entry, index) => index % 2 === 0);
  return names.flatMap((name, index) => (offerHeaders.has(name.toLowerCase()) ? [] : [`${name}: ${rawHeaders[2 * index + 1] ?? ''}`]));
}

/** Hands the connection back to the server, with the same request at its head. */
export function ignoreOffer(node: Server, request: IncomingMessage, { socket, head }: { readonly socket: Duplex; readonly head: Buffer }): void {
  const lines = [`${request.method ?? 'GET'} ${request.url ?? '/'} HTTP/1.1`, ...headerLines(request), '', ''];
  socket.unshift(Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), head]));
  node.emit('connection', socket);
}
