/** Addresses of other servers that the operator writes into a setting. */
import { isLoopbackHost } from './caller';

/** A whole https address without query, name or password; plain http only on this machine, where nobody listens in. */
export function readWebAddress(given: string): string | undefined {
  if (!URL.canParse(given)) return undefined;
  const { protocol, hostname, origin, pathname, href } = new URL(given);
  const isPrivate = protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
  return isPrivate && href === origin + pathname ? href : undefined;
}
