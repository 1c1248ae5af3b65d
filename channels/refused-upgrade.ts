/** The answer to an offered WebSocket that is not taken. Node leaves it to us to write: with the headers every answer has. */
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { problemReply, type Headers, type Problem } from './exchange';
import type { RequestWatch } from './request-watch';
import { standardHeaders } from './security-headers';

export interface Refused {
  readonly problem: Problem;
  readonly watch: Pick<RequestWatch, 'refusedUpgrade'>;
}

function headLines(status: number, headers: Headers): readonly string[] {
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', ''];
}

/** Every offer counts for the one route there is: what else was asked for is a stranger's text. */
export function refuseUpgrade(request: IncomingMessage, socket: Duplex, { problem, watch }: Refused): void {
  const requestHeaders = watch.refusedUpgrade(request, problem);
  const { status, body, headers = {} } = problemReply(problem, '/v3/directline');
  const bytes = Buffer.from(JSON.stringify(body));
  const described: Headers = { connection: 'close', 'content-type': 'application/json; charset=utf-8', 'content-length': String(bytes.length), 'cache-control': 'no-store' };
  socket.end(Buffer.concat([Buffer.from(headLines(status, { ...standardHeaders, ...headers, ...requestHeaders, ...described }).join('\r\n')), bytes]), () => socket.destroy());
}
