/** Each request gets an id, and at its end a line in the log and its metrics: which route, never which address. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from './config';
import { withRequestId } from './log';
import type { Headers, Problem } from './exchange';
import type { Metrics, SeenRequest } from './metrics';
import type { Telemetry } from './telemetry';

export interface RequestWatch {
  /** Before anything else is done with the request. */
  readonly begin: (request: IncomingMessage, response: ServerResponse) => void;
  readonly routed: (request: IncomingMessage, route: string) => void;
  /** By our own code. */
  readonly refused: (request: IncomingMessage, code: string) => void;
  /** For an offered WebSocket, which has no answer of Node's: seen at once. Returns the headers its answer gets. */
  readonly refusedUpgrade: (request: IncomingMessage, problem: Pick<Problem, 'status' | 'code'>) => Headers;
  /** Answers the request: within its span, its id in whatever is logged meanwhile. */
  readonly during: (request: IncomingMessage, answer: () => Promise<void>) => Promise<void>;
}

export interface RequestWatchParts extends Pick<Telemetry, 'log' | 'traces'> {
  readonly metrics: Pick<Metrics, 'request'>;
  readonly config: Pick<Config, 'proxyCount'>;
}

/** What is learned of a request on its way. */
interface Passage {
  readonly id: string;
  readonly method: string;
  readonly response: ServerResponse;
  route: string;
  refusal?: string;
}

const header = 'x-request-id';

/** Only the hospital's own proxy is believed: a stranger could write there whatever he wants to see in the log. */
function idOf({ headers }: IncomingMessage, proxyCount: number): string {
  const given = [headers[header] ?? ''].flat().join();
  return proxyCount > 0 && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

const methods = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/** The one place where WebSockets are taken. */
const streamRoute = '/v3/directline/conversations/:conversationId/stream';

/** Asked every few seconds by machines. */
const quietRoutes = new Set(['/healthz', '/readyz', '/metrics']);

/** The names that OpenTelemetry has for them. */
function spanFacts({ id, method, route }: Passage) {
  return { requestId: id, 'http.request.method': method, 'http.route': route };
}

type Tell = (id: string, seen: SeenRequest) => void;

function createTell({ log, metrics }: Pick<RequestWatchParts, 'log' | 'metrics'>): Tell {
  return (id, seen) => {
    const level = quietRoutes.has(seen.route) ? 'debug' : 'info';
    log[level]({ requestId: id, ...seen, milliseconds: Math.round(seen.milliseconds) }, 'request');
    metrics.request(seen);
  };
}

export function createRequestWatch({ log, metrics, traces, config }: RequestWatchParts): RequestWatch {
  const passages = new WeakMap<IncomingMessage, Passage>();
  const tell = createTell({ log, metrics });

  function end({ id, route, method, response: { statusCode: status }, refusal }: Passage, milliseconds: number): void {
    tell(id, { route, method, status, milliseconds, refusal });
  }

  return {
    begin: (request, response) => {
      const startedAt = performance.now();
      const method = methods.has(request.method ?? '') ? `${request.method}` : 'other';
      const passage: Passage = { id: idOf(request, config.proxyCount), method, response, route: 'none' };
      passages.set(request, passage);
      response.setHeader(header, passage.id);
      response.once('close', () => end(passage, performance.now() - startedAt));
    },
    routed: (request, route) => {
      const passage = passages.get(request);
      if (passage) passage.route = route;
    },
    refused: (request, code) => {
      const passage = passages.get(request);
      if (passage) passage.refusal = code;
    },
    refusedUpgrade: (request, { status, code }) => {
      const id = idOf(request, config.proxyCount);
      tell(id, { route: streamRoute, method: 'GET', status, milliseconds: 0, refusal: code });
      return { [header]: id };
    },
    during: (request, answer) => {
      const passage = passages.get(request);
      if (!passage) return answer();
      return withRequestId(passage.id, () => (quietRoutes.has(passage.route) ? answer() : traces.span({ kind: 'request', name: `${passage.method} ${passage.route}`, facts: spanFacts(passage), headers: request.headers }, async (note) => {
        await answer();
        note({ 'http.response.status_code': passage.response.statusCode });
      })));
    },
  };
}
