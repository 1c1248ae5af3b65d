/** The door to ws: one WebSocket per conversation, fed from its log. Clients say nothing here; they post over HTTP. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Config } from '../config';
import { callerOf, Problem } from '../exchange';
import type { HttpServer } from '../http';
import type { Limits } from '../limits';
import { foreignOrigin, isAllowedOrigin } from '../origins';
import type { Listeners } from './listeners';
import type { Tickets } from './tickets';
import { readWatermark } from './watermark';

export interface Streams {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Tells every client that the server goes away, and takes no new ones. */
  readonly sayGoodbye: () => void;
  readonly terminate: () => void;
}

export interface StreamsParts {
  readonly config: Pick<Config, 'allowedOrigins' | 'publicAddress'>;
  readonly tickets: Pick<Tickets, 'redeem'>;
  readonly listeners: Pick<Listeners, 'listen'>;
  readonly limits: Limits;
  readonly refuseUpgrade: HttpServer['refuseUpgrade'];
}

/** WebSocket close codes: the registered ones, and for a second socket one of our own from the range kept for that. */
const closeCodes = { goingAway: 1001, policy: 1008, collision: 4001, ended: 4002 } as const;

interface Admission {
  readonly conversationId: string;
  readonly watermark: number;
}

function targetOf(request: IncomingMessage): URL {
  const target = `http://localhost${request.url ?? ''}`;
  if (!URL.canParse(target)) throw new Problem({ status: 400, code: 'BadRequest', message: 'The address cannot be read.' });
  return new URL(target);
}

/** @throws Problem when the page, the path, the ticket or the watermark is not right. */
async function admit(request: IncomingMessage, { config, tickets }: StreamsParts): Promise<Admission> {
  const { pathname, searchParams } = targetOf(request);
  const id = /^\/v3\/directline\/conversations\/([\w-]+)\/stream$/.exec(pathname)?.[1];
  if (id === undefined) throw new Problem({ status: 404, code: 'NotFound', message: 'There is no stream at this address.' });
  if (!isAllowedOrigin(callerOf(request), config)) throw foreignOrigin();
  const watermark = readWatermark(searchParams);
  // An unknown conversation and a used ticket look alike: nobody learns which conversations there are.
  if (!(await tickets.redeem(id, searchParams.get('t') ?? ''))) throw new Problem({ status: 403, code: 'StreamUrlExpired', message: 'A streamUrl is good once and for a minute: ask for a new one.' });
  return { conversationId: id, watermark };
}

/** Clients send empty frames to feel a dead line, and nothing else. */
function limitFrames(socket: WebSocket, { framesPerTenSeconds }: Limits): void {
  let frames = 0;
  let windowStart = Date.now();
  socket.on('message', () => {
    if (Date.now() - windowStart > 10_000) {
      frames = 0;
      windowStart = Date.now();
    }
    frames += 1;
    if (frames > framesPerTenSeconds) socket.close(closeCodes.policy, 'too many frames');
  });
}

/** An empty frame keeps proxies from cutting the line; a ping that stays unanswered shows that it is dead. */
function keepAlive(socket: WebSocket, { keepAliveMilliseconds }: Limits): void {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
    socket.send('');
  }, keepAliveMilliseconds).unref();
  socket.on('close', () => clearInterval(timer));
}

function serve(socket: WebSocket, { conversationId, watermark }: Admission, { limits, listeners }: StreamsParts): void {
  // A broken line ends in 'close', where everything is cleaned up; the client comes back with its watermark.
  socket.on('error', () => socket.terminate());
  limitFrames(socket, limits);
  keepAlive(socket, limits);
  const stop = listeners.listen(conversationId, {
    send: (frame) => {
      if (socket.bufferedAmount > limits.unreadBytes) return socket.terminate();
      if (socket.readyState === socket.OPEN) socket.send(frame);
    },
    dismiss: (reason) => socket.close(closeCodes[reason], reason),
  }, watermark);
  socket.on('close', stop);
}

export function createStreams(parts: StreamsParts): Streams {
  const { limits } = parts;
  const server = new WebSocketServer({ noServer: true, clientTracking: true, maxPayload: limits.frameBytes, perMessageDeflate: false });
  let isClosing = false;

  function refuseWhenClosing(): void {
    if (isClosing) throw new Problem({ status: 503, code: 'Closing', message: 'The server is closing.' });
  }
  async function admitOrRefuse(request: IncomingMessage, socket: Duplex): Promise<Admission | undefined> {
    try {
      refuseWhenClosing();
      const admission = await admit(request, parts);
      // Who comes in after the goodbye would never be told one.
      refuseWhenClosing();
      return admission;
    } catch (error) {
      parts.refuseUpgrade(request, socket, error);
      return undefined;
    }
  }

  return {
    upgrade: (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      void admitOrRefuse(request, socket).then((admission) => {
        if (admission !== undefined) server.handleUpgrade(request, socket, head, (webSocket) => serve(webSocket, admission, parts));
      });
    },
    sayGoodbye: () => {
      isClosing = true;
      for (const socket of server.clients) socket.close(closeCodes.goingAway, 'the server is restarting');
    },
    terminate: () => {
      for (const socket of server.clients) socket.terminate();
    },
  };
}
