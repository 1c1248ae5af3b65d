/** A WebSocket that is opened as it should be, and then sent frames that it should not be. */
import type { Attempt } from './attempt';
import type { Random } from './random';

type Frame = (random: Random, marker: string) => Buffer;

interface FrameParts {
  readonly first: number;
  readonly length?: number;
  readonly isMasked?: boolean;
  readonly payload: Buffer;
}

/** RFC 6455, 5.2; the length may lie. */
function frame({ first, payload, length = payload.length, isMasked = true }: FrameParts): Buffer {
  const mask = isMasked ? 0x80 : 0;
  const head = length < 126 ? Buffer.from([first, mask | length]) : Buffer.from([first, mask | 126, length >> 8, length & 0xff]);
  return Buffer.concat([head, isMasked ? Buffer.alloc(4) : Buffer.alloc(0), payload]);
}

const frames: readonly Frame[] = [
  () => frame({ first: 0x81, payload: Buffer.alloc(0) }),
  (_random, marker) => frame({ first: 0x81, payload: Buffer.from(marker) }),
  (_random, marker) => frame({ first: 0x82, payload: Buffer.from(marker.repeat(200)) }),
  (_random, marker) => frame({ first: 0x81, payload: Buffer.from(marker), isMasked: false }),
  (_random, marker) => frame({ first: 0x81, payload: Buffer.from(marker), length: 60_000 }),
  () => frame({ first: 0x81, payload: Buffer.from([0xff, 0xfe, 0xed, 0xa0, 0x80]) }),
  (_random, marker) => frame({ first: 0x01, payload: Buffer.from(marker) }),
  (_random, marker) => frame({ first: 0x80, payload: Buffer.from(marker) }),
  (_random, marker) => frame({ first: 0xf1, payload: Buffer.from(marker) }),
  (random) => frame({ first: 0x80 | random.pick([3, 4, 7, 0xb, 0xf]), payload: Buffer.alloc(3) }),
  (_random, marker) => frame({ first: 0x89, payload: Buffer.from(marker) }),
  () => frame({ first: 0x89, payload: Buffer.alloc(126) }),
  () => frame({ first: 0x88, payload: Buffer.from([0x03]) }),
  (random) => frame({ first: 0x88, payload: Buffer.from([random.whole(256), random.whole(256)]) }),
  (_random, marker) => frame({ first: 0x88, payload: Buffer.from(`\x03\xe8${marker}`, 'latin1') }),
  () => Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
  () => Buffer.concat(Array.from({ length: 300 }, () => frame({ first: 0x81, payload: Buffer.alloc(0) }))),
  () => Buffer.concat(Array.from({ length: 300 }, () => frame({ first: 0x89, payload: Buffer.alloc(100) }))),
  (random) => Buffer.from(Array.from({ length: 200 }, () => random.whole(256))),
];

export interface StreamParts {
  readonly random: Random;
  readonly marker: string;
  readonly host: string;
  /** Path and query with a ticket that is still good. */
  readonly target: string;
}

/** The server owes the handshake, and after the frames an end: our side of the line is closed then. */
export function streamAttempt({ random, marker, host, target }: StreamParts): Attempt {
  const head = [`GET ${target} HTTP/1.1`, `Host: ${host}`, 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==', '', ''];
  const sent = Array.from({ length: 1 + random.whole(6) }, () => random.pick(frames)(random, marker));
  return { name: 'WebSocket frames', bytes: Buffer.concat([Buffer.from(head.join('\r\n')), ...sent]), isHead: false, isWhole: false };
}
