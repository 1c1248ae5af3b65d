import { isIP } from 'node:net';

/** A name with a dot, as others than this machine know it: no wildcard, no port, no scheme. */
export function isPlainHost(text: string): boolean {
  return isIP(text) === 0 && text.length <= 253 && /^([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/.test(text) && !text.endsWith('.localhost');
}

/** The host of an https address that Teams can reach; undefined for any other address. Teams knows no ports. */
export function plainHost(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host, username } = new URL(address);
  return protocol === 'https:' && username === '' && isPlainHost(host) ? host : undefined;
}
