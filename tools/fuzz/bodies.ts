/** Bodies: activities and wishes, whole, changed, broken, and none at all. */
import { gzipSync } from 'node:zlib';
import { channelActivity, mutated, postedActivity } from './activities';
import type { Random } from './random';
import { strangeText } from './strange-text';
import { oddValue, writeJson } from './values';

export type BodyKind = 'posted' | 'channel' | 'wishes' | 'none';

function wishes(random: Random, marker: string): Readonly<Record<string, unknown>> {
  return { user: { id: marker, name: marker }, trustedOrigins: ['https://portal.example.org', `https://${marker}.example`], locale: strangeText(random, marker) };
}

export interface BodyParts {
  readonly random: Random;
  readonly marker: string;
  /** Where the bot may send its replies. */
  readonly connector: string;
}

function base(kind: BodyKind, { random, marker, connector }: BodyParts): Readonly<Record<string, unknown>> {
  switch (kind) {
    case 'posted':
      return postedActivity(random, marker);
    case 'channel':
      return channelActivity(random, marker, connector);
    case 'wishes':
    case 'none':
      return wishes(random, marker);
  }
}

/** Some of it put elsewhere, some bits turned. */
function shaken(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  for (let times = random.pick([1, 1, 2, 8]); times > 0 && copy.length > 0; times -= 1) copy[random.whole(copy.length)] ^= 1 << random.whole(8);
  return random.chance(0.3) ? copy.subarray(0, random.whole(copy.length + 1)) : copy;
}

type Broken = (json: string, random: Random, marker: string) => Buffer;

const broken: readonly Broken[] = [
  (json, random) => shaken(Buffer.from(json), random),
  (json, random) => shaken(Buffer.from(json), random),
  (json) => Buffer.from(`\ufeff${json}`),
  (json) => Buffer.from(json, 'utf16le'),
  (json) => Buffer.from(`${json}${json}`),
  (json) => Buffer.from(json.replace(/}$/, ',}')),
  (json) => gzipSync(json),
  (_json, random, marker) => Buffer.from(writeJson(oddValue(random, marker))),
  (_json, _random, marker) => Buffer.from(`[${JSON.stringify(marker)}]`),
  (_json, _random, marker) => Buffer.from(JSON.stringify({ type: 'message', text: marker.repeat(8_000) })),
  (_json, _random, marker) => Buffer.from(`--x\r\nContent-Disposition: form-data; name="file"; filename="../${marker}"\r\n\r\n${marker}\r\n--x--`),
  (_json, _random, marker) => Buffer.concat([Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80]), Buffer.from(marker)]),
  () => Buffer.from('{'.repeat(60_000)),
  () => Buffer.alloc(70_000, 0x20),
];

export function bodyOf(kind: BodyKind, parts: BodyParts): Buffer {
  const { random, marker } = parts;
  if (kind === 'none' && random.chance(0.9)) return Buffer.alloc(0);
  const json = writeJson(mutated(base(kind, parts), random, marker));
  return random.chance(0.8) ? Buffer.from(json) : random.pick(broken)(json, random, marker);
}
