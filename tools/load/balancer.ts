/** A small load balancer: each request, and each WebSocket, goes to the next instance in turn. */
import { Agent, createServer, request, type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** In two steps: where restify is loaded too, it has taken the chaining from Node's responses. */
function refuse(answer: ServerResponse, status: 502 | 503): void {
  answer.writeHead(status);
  answer.end();
}

export interface Balancer {
  readonly address: string;
  /** From now on to these instances, by their addresses. Connections that are open stay. */
  readonly use: (instances: readonly string[]) => void;
  readonly close: () => void;
}

interface Onward {
  readonly target: string;
  readonly agent: Agent | undefined;
}

function passOn({ url, method, headers }: IncomingMessage, { target, agent }: Onward): ClientRequest {
  return request(new URL(url ?? '/', target), { method, headers, agent });
}

/** An instance that is killed breaks the line: the client is told, as every balancer does, and comes again. */
function relay(asked: IncomingMessage, answer: ServerResponse, onward: Onward): void {
  const passed = passOn(asked, onward);
  passed.on('response', (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    response.on('error', () => answer.destroy());
    response.pipe(answer);
  });
  passed.on('error', () => (answer.headersSent ? answer.destroy() : refuse(answer, 502)));
  asked.on('error', () => passed.destroy());
  asked.pipe(passed);
}

function join(near: Duplex, far: Socket): void {
  for (const [one, other] of [[near, far], [far, near]] as const) one.on('error', () => one.destroy()).on('close', () => other.destroy()).pipe(other);
}

function headOf({ statusCode, statusMessage, rawHeaders }: IncomingMessage): string {
  const lines = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : []));
  return [`HTTP/1.1 ${statusCode} ${statusMessage}`, ...lines, '', ''].join('\r\n');
}

function relayUpgrade(asked: IncomingMessage, near: Duplex, onward: Onward): void {
  const passed = passOn(asked, onward);
  near.on('error', () => near.destroy());
  passed.on('upgrade', (response, far, head) => {
    near.write(headOf(response));
    near.write(head);
    join(near, far);
  });
  // A refusal, or an instance that is gone: the client asks for a new stream.
  passed.on('response', () => near.destroy()).on('error', () => near.destroy());
  passed.end();
}

export async function openBalancer(): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true });
  let targets: readonly string[] = [];
  let turn = 0;
  const next = (): string | undefined => targets[(turn += 1) % targets.length];

  const server = createServer((asked, answer) => {
    const target = next();
    if (target === undefined) refuse(answer, 503);
    else relay(asked, answer, { target, agent });
  });
  server.on('upgrade', (asked: IncomingMessage, near: Duplex) => {
    const target = next();
    if (target === undefined) near.destroy();
    else relayUpgrade(asked, near, { target, agent: undefined });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place: AddressInfo | string | null = server.address();
  if (place === null || typeof place === 'string') throw new Error('The balancer has no port of its own.');
  return {
    address: `http://127.0.0.1:${place.port}`,
    use: (instances) => void (targets = instances),
    close: () => {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}
