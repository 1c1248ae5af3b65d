/**
 * Middleware: one conversation's turns run one after another, in the order they arrived.
 * BotState saves without looking at what another turn saved (botbuilder-js #705: 20 turns at once kept 2 of 21
 * increments), so this is what keeps a conversation's memory whole.
 */
import type { Middleware, TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Limits } from './limits';
import { TooManyTurns, type TurnErrorHandler } from './turn-errors';

export interface TurnOrder extends Middleware {
  /** Resolves when no turn runs or waits. */
  readonly idle: () => Promise<void>;
}

export interface TurnOrderParts {
  readonly limits: Pick<Limits, 'waitingTurns' | 'hungTurnMilliseconds'>;
  readonly answerError: TurnErrorHandler;
  readonly log: Logger;
}

interface Line {
  length: number;
  /** Resolves when the last turn in line has left. */
  last: Promise<void>;
}

/** A conversation, across channels. */
function conversationKey({ activity }: TurnContext): string {
  return `${activity.channelId}|${activity.conversation.id}`;
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('Something other than an error was thrown.', { cause: thrown });
}

interface Lines {
  /** Joins a conversation's line; resolves at one's turn, with the function to call when it is over. */
  readonly enter: (key: string) => Promise<() => void>;
  readonly empty: () => Promise<void>;
}

/** @throws TooManyTurns when the line is full. */
function createLines({ waitingTurns }: Pick<Limits, 'waitingTurns'>): Lines {
  const lines = new Map<string, Line>();
  return {
    enter: async (key) => {
      const line = lines.get(key) ?? { length: 0, last: Promise.resolve() };
      if (line.length >= waitingTurns) throw new TooManyTurns('Too many turns wait in this conversation.');
      lines.set(key, line);
      line.length += 1;
      const before = line.last;
      let settle = (): void => undefined;
      line.last = new Promise((resolve) => {
        settle = resolve;
      });
      await before;
      return onlyOnce(() => {
        line.length -= 1;
        if (line.length === 0) lines.delete(key);
        settle();
      });
    },
    empty: async () => {
      while (lines.size > 0) await Promise.all([...lines.values()].map(({ last }) => last));
    },
  };
}

export function createTurnOrder({ limits, answerError, log }: TurnOrderParts): TurnOrder {
  const lines = createLines(limits);
  return {
    idle: lines.empty,
    onTurn: async (context, next) => {
      const leave = await lines.enter(conversationKey(context));
      // A turn that hangs must not silence its conversation for ever.
      const timer = setTimeout(() => {
        log.error('a turn did not end; the next one starts without it');
        leave();
      }, limits.hungTurnMilliseconds).unref();
      try {
        await next();
      } catch (error) {
        // Here rather than in the adapter's onTurnError, so that the apology, too, comes before the next answer.
        await answerError(context, asError(error));
      } finally {
        clearTimeout(timer);
        leave();
      }
    },
  };
}

function onlyOnce(action: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    action();
  };
}
