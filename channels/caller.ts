/** Where a request comes from and by which address it reached us. */
import { isIP } from 'node:net';
import type { Caller } from './exchange';

/** Any of these means that a proxy stands between: then the peer's address says nothing about the caller. */
const forwardingHeaders = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

export function isLoopbackAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

/** Whether a host name, as a URL writes it, can only mean this machine. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || isLoopbackAddress(hostname.replace(/^\[|\]$/g, ''));
}

/** The host and port the caller used, or undefined when the header is no plain host. */
function hostOf({ headers }: Caller): string | undefined {
  const host = headers.host ?? '';
  return /^([a-z\d_.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i.test(host) && URL.canParse(`http://${host}`) ? host : undefined;
}

/**
 * Whether a program on this machine is asking. The Host header must say so too: a web page can make a browser here
 * send requests to a name of its own that it points at 127.0.0.1.
 */
export function isLocal(caller: Caller): boolean {
  const host = hostOf(caller);
  const isDirect = forwardingHeaders.every((name) => caller.headers[name] === undefined);
  return isDirect && isLoopbackAddress(caller.peerAddress) && host !== undefined && isLoopbackHost(new URL(`http://${host}`).hostname);
}

/** The page a request comes from, as its browser says. */
export function originOf({ headers }: Caller): string | undefined {
  return headers.origin;
}

/** Whether the page was loaded from the very host it now asks. Browsers write both headers; pages cannot. */
export function isOwnOrigin(caller: Caller, origin: string): boolean {
  const host = hostOf(caller);
  if (host === undefined || !URL.canParse(origin)) return false;
  const { protocol, host: originHost } = new URL(origin);
  return /^https?:$/.test(protocol) && new URL(`${protocol}//${host}`).host === originHost;
}

/** A page on https can have reached another machine by https only: browsers refuse anything else. */
function scheme(caller: Caller, hostname: string): 'http' | 'https' {
  const [forwarded] = [caller.headers['x-forwarded-proto'] ?? []].flat().join(',').split(',');
  if (forwarded === 'https' || forwarded === 'http') return forwarded;
  return originOf(caller)?.startsWith('https:') === true && !isLoopbackHost(hostname) ? 'https' : 'http';
}

/** The address by which the caller reaches this server, such as `https://chat.example.org`. */
export function ownAddress(caller: Caller, publicAddress?: string): string {
  if (publicAddress !== undefined) return publicAddress;
  const host = hostOf(caller) ?? 'localhost';
  return `${scheme(caller, new URL(`http://${host}`).hostname)}://${host}`;
}

/** The first half of an IPv6 address, since one home or attacker holds a whole /64. */
function network(address: string): string {
  if (isIP(address) !== 6 || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  return [...groups, ...Array<string>(missing).fill('0'), ...(tail ?? '').split(':')].slice(0, 4).join(':');
}

/** Whom to count against. Only entries written by the hospital's own proxies are believed; callers can write the rest. */
export function clientAddress({ headers, peerAddress }: Caller, proxyCount: number): string {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map((entry) => entry.trim());
  const claimed = proxyCount === 0 ? undefined : forwarded.at(-proxyCount);
  // Azure writes the port behind the address.
  const address = claimed?.replace(/^\[|\](:\d+)?$/g, '').replace(/^([\d.]+):\d+$/, '$1') ?? '';
  return network(isIP(address) > 0 ? address : peerAddress);
}
