/**
 * Hands a reply to the channel, patiently: one that was throttled is tried again, later each time and never at the same moment as
 * others. What may have been delivered is not sent twice.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { z } from 'zod';
import { describeFailure } from '../failure';
import type { Limits } from '../limits';
import { NotDelivered } from '../turn-errors';
import { within } from '../within';

export interface DeliveryParts {
  readonly limits: Pick<Limits, 'deliveryMilliseconds' | 'firstPauseMilliseconds'>;
  readonly log: Logger;
}

/** @throws NotDelivered when the channel does not take it in time, or does not take it at all. */
export type Deliver = <Value>(context: TurnContext, send: () => Promise<Value>) => Promise<Value>;

/** Statuses that Microsoft says to try again (Teams documentation, "Optimize your bot with rate limiting"), and 503. */
const passingStatuses = new Set([412, 429, 502, 503, 504]);

/** The request did not leave this machine. */
const passingCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** The bot was removed or blocked, or the conversation is gone. */
const finalStatuses = new Set([403, 404]);

const longestPauseMilliseconds = 8_000;

class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

interface Headers {
  readonly get: (name: string) => string | undefined;
}

const Refusal = z.object({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  response: z.object({ headers: z.custom<Headers>((given) => typeof given === 'object' && given !== null && 'get' in given) }).optional(),
}).catch({});

type Refusal = z.output<typeof Refusal>;

/** Seconds, or a date. */
function retryAfter({ response }: Refusal): number {
  const given = response?.headers.get('retry-after') ?? '';
  const milliseconds = /^\d+$/.test(given) ? Number(given) * 1_000 : Date.parse(given) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : 0;
}

function isPassing({ statusCode, code = '' }: Refusal): boolean {
  return statusCode === undefined ? passingCodes.has(code) : passingStatuses.has(statusCode);
}

/** Milliseconds: doubling, half of it by chance; never before the time that the channel names. */
function pauseAfter(refusal: Refusal, attempt: number, first: number): number {
  const backoff = Math.min(first * 2 ** attempt, longestPauseMilliseconds);
  return Math.max(retryAfter(refusal), backoff / 2) + (Math.random() * backoff) / 2;
}

interface Progress {
  /** For all replies of one turn. */
  readonly deadline: number;
  hasDelivered: boolean;
}

const progressKey = Symbol('what a turn has delivered');

function progressOf({ turnState }: TurnContext, { deliveryMilliseconds }: DeliveryParts['limits']): Progress {
  const known = turnState.get<Progress | undefined>(progressKey);
  if (known !== undefined) return known;
  const progress = { deadline: performance.now() + deliveryMilliseconds, hasDelivered: false };
  turnState.set(progressKey, progress);
  return progress;
}

export function createDeliver({ limits, log }: DeliveryParts): Deliver {
  function giveUp(error: unknown, refusal: Refusal, { hasDelivered }: Progress): NotDelivered {
    const { statusCode, code } = refusal;
    log.warn({ ...describeFailure(error), code }, 'a reply could not be delivered');
    // What got no answer may have arrived.
    const isFinal = error instanceof Unanswered || (statusCode !== undefined && finalStatuses.has(statusCode));
    return new NotDelivered(hasDelivered || isFinal ? 'over' : 'worth another attempt', error);
  }

  return async (context, send) => {
    const progress = progressOf(context, limits);
    for (let attempt = 0; ; attempt += 1) {
      try {
        const value = await within(send(), Math.max(0, progress.deadline - performance.now()));
        if (value === 'late') throw new Unanswered('The channel does not answer.');
        progress.hasDelivered = true;
        return value;
      } catch (error) {
        const refusal = Refusal.parse(error);
        const pause = pauseAfter(refusal, attempt, limits.firstPauseMilliseconds);
        if (!isPassing(refusal) || performance.now() + pause > progress.deadline) throw giveUp(error, refusal, progress);
        await delay(pause);
      }
    }
  };
}
