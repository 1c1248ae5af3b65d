/** What is set on Node's own server below restify: patience with slow callers, and a guard against requests restify cannot survive. */
import type { IncomingMessage, Server as NodeServer } from 'node:http';
import type { Limits } from './limits';

/** restify parses the target together with the Host header, and a throw there would end the process: such requests get harmless ones. */
export function findUnreadable(node: NodeServer): WeakSet<IncomingMessage> {
  const unreadable = new WeakSet<IncomingMessage>();
  const look = (request: IncomingMessage): void => {
    const target = request.url ?? '/';
    const base = `http://${request.headers.host ?? 'localhost'}`;
    if (URL.canParse(target.startsWith('/') ? base + target : target, base)) return;
    unreadable.add(request);
    request.url = '/';
    request.headers.host = 'localhost';
  };
  node.prependListener('request', look);
  node.prependListener('checkContinue', look);
  return unreadable;
}

export function setTimeouts(node: NodeServer, { headersMilliseconds, requestMilliseconds }: Limits): void {
  // Node looks every 30 s unless told otherwise, and reads this property when it starts to listen.
  Object.assign(node, { connectionsCheckingInterval: Math.min(1_000, headersMilliseconds) });
  node.headersTimeout = headersMilliseconds;
  node.requestTimeout = requestMilliseconds;
  // Longer than the 60 s of usual proxies, so that they, not we, close a resting connection.
  node.keepAliveTimeout = 65_000;
}
