/** How a request says where it ends, truly or not. */
import type { Random } from './random';

export interface Unframed {
  /** The first line and the headers. */
  readonly head: readonly string[];
  readonly body: Buffer;
  readonly random: Random;
}

export interface Framed {
  readonly bytes: Buffer;
  readonly isWhole: boolean;
}

function joined(head: readonly string[], body: Buffer, lineEnd = '\r\n'): Buffer {
  return Buffer.concat([Buffer.from(head.join(lineEnd) + lineEnd + lineEnd, 'latin1'), body]);
}

function chunked(body: Buffer, size = body.length.toString(16)): Buffer {
  return Buffer.concat([Buffer.from(`${size}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]);
}

const lengthOf = (body: Buffer): string => `Content-Length: ${body.length}`;
const second = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n';

type Lie = (unframed: Unframed) => Buffer;

const lies: readonly Lie[] = [
  ({ head, body }) => joined([...head, `Content-Length: ${body.length + 5}`], body),
  ({ head, body }) => joined([...head, `Content-Length: ${Math.max(0, body.length - 5)}`], body),
  ({ head, body }) => joined([...head, lengthOf(body), 'Content-Length: 0'], body),
  ({ head, body }) => joined([...head, lengthOf(body), 'Transfer-Encoding: chunked'], chunked(body)),
  ({ head, body }) => joined([...head, 'Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], chunked(body)),
  ({ head, body }) => joined([...head, 'Transfer-Encoding: xchunked'], chunked(body)),
  ({ head, body }) => joined([...head, 'Transfer-Encoding : chunked'], chunked(body)),
  ({ head, body }) => joined([...head, 'Transfer-Encoding: chunked'], chunked(body, 'FFFFFFFFFFFFFFFFF')),
  ({ head, body }) => joined([...head, 'Transfer-Encoding: chunked'], chunked(body, '-1')),
  ({ head, body }) => joined([...head, 'Transfer-Encoding: chunked'], chunked(body, `${body.length.toString(16)};${'x'.repeat(20_000)}`)),
  ({ head, body }) => joined([...head, 'Content-Length: -1'], body),
  ({ head, body }) => joined([...head, 'Content-Length: 99999999999999999999'], body),
  ({ head, body }) => joined([...head, 'Content-Length: 0x10'], body),
  ({ head, body }) => joined(head, body),
  ({ head, body }) => joined([...head, lengthOf(body)], body, '\n'),
  ({ head, body }) => joined([...head, lengthOf(body)], body, '\r'),
  ({ head, body, random }) => joined([(head[0] ?? '').replace('HTTP/1.1', random.pick(['HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/9.9', 'HTTP', 'http/1.1', ''])), ...head.slice(1), lengthOf(body)], body),
  ({ head, body }) => Buffer.concat([joined([...head, lengthOf(body)], body), Buffer.from(second.repeat(20))]),
  ({ head, body }) => Buffer.concat([Buffer.from('\r\n\r\n'), joined([...head, lengthOf(body)], body)]),
  ({ head, body, random }) => joined(head, body).subarray(0, random.whole(200)),
  ({ random }) => Buffer.from(Array.from({ length: 300 }, () => random.whole(256))),
  () => Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  () => Buffer.from('CONNECT 169.254.169.254:80 HTTP/1.1\r\nHost: localhost\r\n\r\n'),
  () => Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]),
];

export function framed(unframed: Unframed): Framed {
  const { head, body, random } = unframed;
  if (random.chance(0.05)) return { bytes: random.pick(lies)(unframed), isWhole: false };
  if (random.chance(0.05)) return { bytes: joined([...head, 'Transfer-Encoding: chunked'], body.length === 0 ? Buffer.from('0\r\n\r\n') : chunked(body)), isWhole: true };
  return { bytes: joined(body.length === 0 ? [...head, 'Content-Length: 0'] : [...head, lengthOf(body)], body), isWhole: true };
}
