/**
 * Where replies are sent. The caller names the address, so without authentication it could point us at anything:
 * a metadata service, a printer, another hospital machine.
 */
import { isLoopbackHost } from '../caller';

export type ServiceUrlKind = 'secure' | 'loopback' | 'unusable';

export function serviceUrlKind(serviceUrl: string): ServiceUrlKind {
  if (!URL.canParse(serviceUrl)) return 'unusable';
  const { protocol, hostname, username, password } = new URL(serviceUrl);
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return 'unusable';
  if (isLoopbackHost(hostname)) return 'loopback';
  return protocol === 'https:' ? 'secure' : 'unusable';
}
