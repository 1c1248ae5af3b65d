/** The door to restify. Its traps (a returned value is logged with the request, a thrown error leaks or kills) are dealt with here, so that no handler can step into one. */
import type { IncomingMessage, Server as NodeServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import restify from 'restify';
import { z } from 'zod';
import { withoutPrototypeKeys } from './body';
import { ignoreOffer, isWebSocketOffer } from './declined-upgrade';
import { callerOf, Problem, problemReply, type Exchange, type Handler, type Headers, type Reply } from './exchange';
import { describeFailure } from './failure';
import type { Limits } from './limits';
import type { Metrics } from './metrics';
import { refuseUpgrade } from './refused-upgrade';
import { asProblem, createStorageLog, troubleIn } from './storage-trouble';
import { findUnreadable, setTimeouts } from './node-server';
import type { Screening } from './origins';
import type { RequestWatch } from './request-watch';
import { standardHeaders } from './security-headers';

export interface HttpParts {
  readonly log: Logger;
  readonly limits: Limits;
  /** Looks at every request before any handler: what headers its answer gets besides the standard ones, and refusals. May throw a Problem. */
  readonly screen: (exchange: Exchange) => Screening;
  readonly watch: RequestWatch;
  /** Told of every WebSocket, also of one that is then refused. */
  readonly sockets: Pick<Metrics, 'socketOpened' | 'socketClosed'>;
}

export interface Place {
  readonly port: number;
  readonly host: string;
}

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface HttpServer {
  /** A GET route answers HEAD as well. */
  readonly route: (method: 'GET' | 'POST', path: string, handler: Handler) => void;
  /** For WebSockets; other offers are ignored, as if they had not been made. */
  readonly onUpgrade: (handler: UpgradeHandler) => void;
  /** Answers an offered WebSocket by the error, seen and counted like the answer to any request. */
  readonly refuseUpgrade: (request: IncomingMessage, socket: Duplex, error: unknown) => void;
  /** Resolves with the port. Rejects with a sentence for the operator when the port is taken. */
  readonly listen: (place: Place) => Promise<number>;
  readonly node: NodeServer;
}

const Parameters = z.record(z.string(), z.string());

function exchangeOf(request: restify.Request): Exchange {
  const parameters: unknown = request.params;
  const body: unknown = request.body;
  return {
    ...callerOf(request),
    method: request.method ?? '',
    path: request.getPath(),
    parameters: Parameters.parse(parameters ?? {}),
    query: new URLSearchParams(request.getQuery()),
    body,
  };
}

const statusesWithoutBody = new Set([204, 304]);

/** `sendRaw`, because `send` picks a format by the Accept header and may answer 406, or quote a string. */
function send(response: restify.Response, { status, body, file, headers }: Reply): void {
  if (response.headersSent || response.destroyed) return;
  const bytes = file?.bytes ?? Buffer.from(body === undefined ? '' : JSON.stringify(body));
  const type = file?.type ?? 'application/json; charset=utf-8';
  const described: Headers = bytes.length === 0 ? {} : { 'content-type': type };
  const measured: Headers = statusesWithoutBody.has(status) ? {} : { 'content-length': String(bytes.length) };
  response.sendRaw(status, bytes, { 'cache-control': 'no-store', ...standardHeaders, ...described, ...measured, ...headers });
}

type Report = (error: unknown) => void;

interface Reporting extends Pick<HttpParts, 'watch'> {
  readonly report: Report;
}

/** Refusals are no news; of a storage that is away one line is enough; everything else is ours. */
function createReport(log: Logger): Report {
  const isStorage = createStorageLog(log);
  return (error) => {
    const trouble = troubleIn(error);
    if (trouble !== undefined && !isStorage(trouble)) log.error(describeFailure(trouble), 'request failed');
  };
}

function replyTo(error: unknown, request: restify.Request, { report, watch }: Reporting): Reply {
  report(error);
  const problem = asProblem(error);
  watch.refused(request, problem.code);
  return problemReply(problem, request.getPath());
}

/** What restify itself refuses, without its messages: those repeat the path, the parser's complaint or our own errors. */
function restifyProblem(error: unknown, { bodyBytes }: Limits): unknown {
  const status: unknown = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 400) return new Problem({ status, code: 'BadRequest', message: 'The body is not JSON.' });
  if (status === 404) return new Problem({ status, code: 'NotFound', message: 'There is nothing at this address.' });
  if (status === 405) return new Problem({ status, code: 'MethodNotAllowed', message: 'This address does not take that method.' });
  if (status === 413) return new Problem({ status, code: 'BodyTooLarge', message: `The body is larger than ${bodyBytes} bytes: send less at a time.` });
  return error;
}

/** Before any route: unreadable requests, then the caller's `screen`. */
function screenRequests(server: restify.Server, unreadable: WeakSet<IncomingMessage>, { screen, ...reporting }: Pick<HttpParts, 'screen'> & Reporting): void {
  const { watch } = reporting;
  const look = (request: restify.Request, response: restify.Response): Reply | undefined => {
    if (unreadable.has(request)) throw new Problem({ status: 400, code: 'BadRequest', message: 'The address or Host header cannot be read.' });
    const { headers, reply, refusal } = screen(exchangeOf(request));
    if (refusal !== undefined) watch.refused(request, refusal);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    return reply;
  };
  server.pre((request, response, next) => {
    watch.begin(request, response);
    try {
      const reply = look(request, response);
      if (reply === undefined) return next();
      send(response, reply);
    } catch (error) {
      send(response, replyTo(error, request, reporting));
    }
    return next(false);
  });
}

/**
 * The rest of a body that no handler wanted, such as a file: a client that is still sending takes an early answer for a lost
 * connection and tries again for ever. Bounded by the time a whole request may take.
 */
function received(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    request.once('end', resolve).once('close', resolve);
    request.resume();
  });
}

function createRouting(server: restify.Server, { limits, ...reporting }: Pick<HttpParts, 'limits'> & Reporting): HttpServer['route'] {
  const { watch } = reporting;
  // Its types do not know `maxBodySize`. Compressed bodies, which it would count before unpacking, never get this far.
  const bodyOptions = { mapParams: false, maxBodySize: limits.bodyBytes, reviver: withoutPrototypeKeys };
  const parseBody = restify.plugins.jsonBodyParser(bodyOptions);

  return (method, path, handler) => {
    const note: restify.RequestHandler = (request, _response, next) => {
      watch.routed(request, path);
      return next();
    };
    const replyOf = async (request: restify.Request): Promise<Reply> => {
      try {
        return await handler(exchangeOf(request));
      } catch (error) {
        return replyTo(error, request, reporting);
      }
    };
    // Returns nothing, whatever the handler returns: restify would log it together with the request.
    const answer = async (request: restify.Request, response: restify.Response): Promise<void> => {
      await watch.during(request, async () => {
        const reply = await replyOf(request);
        await received(request);
        send(response, reply);
      });
    };
    if (method === 'POST') return void server.post(path, note, parseBody, answer);
    server.get(path, note, answer);
    server.head(path, note, answer);
  };
}

function listen(server: restify.Server, { port, host }: Place, log: Logger): Promise<number> {
  return new Promise((resolve, reject) => {
    // Without a listener of its own restify would make an uncaught exception of it. Once we listen, rejecting does nothing any more.
    server.on('error', (cause: NodeJS.ErrnoException) => {
      log.error({ error: cause.code }, 'the server reports an error');
      reject(cause.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken: stop the other program or set PORT.`, { cause }) : cause);
    });
    server.listen(port, host, () => resolve(server.address().port));
  });
}

export function createHttpServer(parts: HttpParts): HttpServer {
  const { log, limits, screen, watch, sockets } = parts;
  const reporting = { report: createReport(log), watch };
  // restify writes bodies and headers into its log in several places; nothing it says is worth that. It types a bunyan log.
  const quiet: object = { log: log.child({}, { level: 'silent' }) };
  const server = restify.createServer({ name: '', ...quiet });
  const node: NodeServer = server.server;
  setTimeouts(node, limits);
  screenRequests(server, findUnreadable(node), { screen, ...reporting });
  server.on('restifyError', (request: restify.Request, response: restify.Response, error: unknown, done: () => void) => {
    send(response, replyTo(restifyProblem(error, limits), request, reporting));
    done();
  });

  return {
    route: createRouting(server, { limits, ...reporting }),
    onUpgrade: (handler) => void node.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (!isWebSocketOffer(request)) return ignoreOffer(node, request, { socket, head });
      sockets.socketOpened();
      socket.once('close', sockets.socketClosed);
      handler(request, socket, head);
    }),
    refuseUpgrade: (request, socket, error) => {
      reporting.report(error);
      refuseUpgrade(request, socket, { problem: asProblem(error), watch });
    },
    listen: (place) => listen(server, place, log),
    node,
  };
}
