/** Sends the requests, many at a time, and keeps count of what came back. */
import { attemptOf, type Attempt } from './attempt';
import { faultsOf } from './claims';
import { streamAttempt } from './frames';
import { markerOf } from './marker';
import { randomOf } from './random';
import { exchangeRaw, type Outcome } from './raw-exchange';
import { openSession, openSessions, streamTarget, type Session } from './sessions';

export interface StormParts {
  /** Of the bot, such as `http://localhost:41234`. */
  readonly address: string;
  readonly seed: number;
  /** Number of the first request, so that one alone can be repeated. */
  readonly first: number;
  readonly requests: number;
  /** Where the bot may send its replies. */
  readonly connector: string;
  readonly onProgress: (done: number) => void;
}

export interface Fault {
  readonly number: number;
  readonly name: string;
  readonly faults: readonly string[];
  readonly sent: Buffer;
}

export interface Tally {
  /** By route, then by status, `closed` or `hung`. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly slowestMilliseconds: number;
  readonly faults: readonly Fault[];
}

/** Enough to keep two cores busy. */
const atOnce = 24;
const sessionCount = 40;
/** A conversation takes 30 posts in ten seconds: worn ones are replaced, so that posts go on reaching the bot. */
const requestsPerNewSession = 150;
/** Stream tickets are asked for with one request more, so there are fewer of these. */
const shareOfStreams = 0.03;

async function attemptNumber(number: number, { seed, address, connector, sessions }: StormParts & { readonly sessions: readonly Session[] }): Promise<Attempt> {
  const random = randomOf(seed, number);
  const [marker, host] = [markerOf(number), new URL(address).host];
  const [session, other] = [random.pick(sessions), random.pick(sessions)];
  if (!random.chance(shareOfStreams)) return attemptOf({ random, marker, session, other, host, connector });
  return streamAttempt({ random, marker, host, target: await streamTarget(address, session) });
}

function outcomeName(outcome: Outcome): string {
  return outcome.kind === 'answered' ? String(outcome.answer.status) : outcome.kind;
}

/** Loopback has sixteen million addresses, and each may ask for 120 tokens a minute. */
function addressOf(number: number): string {
  return process.platform === 'linux' ? `127.0.${(number >> 8) % 250}.${1 + (number % 250)}` : '127.0.0.1';
}

interface OpenTally {
  readonly record: (attempt: Attempt & { readonly number: number }, outcome: Outcome) => void;
  readonly result: () => Tally;
}

function openTally(): OpenTally {
  const counts = new Map<string, Map<string, number>>();
  const faults: Fault[] = [];
  let slowestMilliseconds = 0;
  return {
    record: ({ number, name, bytes, isWhole }, outcome) => {
      const found = faultsOf(outcome, isWhole);
      if (found.length > 0) faults.push({ number, name, faults: found, sent: bytes });
      slowestMilliseconds = Math.max(slowestMilliseconds, outcome.milliseconds);
      const ofRoute = counts.get(name) ?? new Map<string, number>();
      counts.set(name, ofRoute.set(outcomeName(outcome), (ofRoute.get(outcomeName(outcome)) ?? 0) + 1));
    },
    result: () => ({ counts, faults, slowestMilliseconds }),
  };
}

export async function storm(parts: StormParts): Promise<Tally> {
  const { address, first, requests, onProgress } = parts;
  const port = Number(new URL(address).port);
  const sessions = await openSessions(address, sessionCount);
  const tally = openTally();
  let next = first;

  const work = async (): Promise<void> => {
    while (next < first + requests) {
      const number = next;
      next += 1;
      if (number % requestsPerNewSession === 0) sessions[(number / requestsPerNewSession) % sessionCount] = await openSession(address);
      const attempt = await attemptNumber(number, { ...parts, sessions });
      tally.record({ ...attempt, number }, await exchangeRaw({ ...attempt, port, fromAddress: addressOf(number) }));
      onProgress(number - first + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return tally.result();
}
