/**
 * Middleware: one conversation's turns run one after another, in the order they arrived, whichever instance they reach.
 * BotState saves without looking at what another turn saved (botbuilder-js #705: 20 turns at once kept 2 of 21
 * increments), so this is what keeps a conversation's memory whole.
 *
 * The line of this process bounds how many wait and lets a shutdown wait for them; the storage keeps instances apart.
 */
import { ActivityTypes, type Middleware, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Store } from '../storage/store';
import { describeFailure } from './failure';
import type { Limits } from './limits';
import { createStorageLog } from './storage-trouble';
import { TooManyTurns, type TurnErrorHandler } from './turn-errors';
import { within } from './within';

export interface TurnOrder extends Middleware {
  /** Resolves when no turn runs or waits. */
  readonly idle: () => Promise<void>;
}

export interface TurnOrderParts {
  readonly limits: Pick<Limits, 'waitingTurns' | 'hungTurnMilliseconds'>;
  readonly answerError: TurnErrorHandler;
  readonly log: Logger;
  readonly store: Pick<Store, 'alone'>;
}

/** Gives up the place of a turn that does not end; the turn itself goes on. */
class HungTurn extends Error {
  override readonly name = 'HungTurn';
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

/** For the operator alone. */
function createLossLog(log: Logger): (error: Error) => void {
  const isStorage = createStorageLog(log);
  return (error) => {
    log.warn('a turn was answered, but what it remembered could not be kept');
    if (!isStorage(error)) log.error(describeFailure(error), 'a turn could not be ended');
  };
}

export function createTurnOrder({ limits, answerError, log, store }: TurnOrderParts): TurnOrder {
  const lines = createLines(limits);
  const tellLoss = createLossLog(log);
  /** Those that ended well, or with an apology. */
  const ended = new WeakSet<TurnContext>();

  /** The apology is part of the turn, so that it, too, comes before the next answer. */
  const run = (context: TurnContext, next: () => Promise<void>): Promise<void> =>
    next().catch((error: unknown) => answerError(context, asError(error))).then(() => void ended.add(context));

  /** Resolves when the next turn may begin, with the turn. A turn that hangs must not silence its conversation for ever. */
  async function runAlone(context: TurnContext, next: () => Promise<void>): Promise<{ readonly turn: Promise<void> }> {
    const { channelId, conversation } = context.activity;
    let turn = Promise.resolve();
    try {
      const result = await store.alone({ channelId, conversationId: conversation.id }, async () => {
        turn = run(context, next);
        if ((await within(turn, limits.hungTurnMilliseconds)) === 'late') throw new HungTurn('The turn does not end.');
      });
      if (result === 'overtaken') log.warn('a turn lost its place to another instance; what it remembered is not kept');
    } catch (error) {
      if (!(error instanceof HungTurn)) throw error;
      log.error('a turn did not end; the next one starts without it');
    }
    return { turn };
  }

  return {
    idle: lines.empty,
    onTurn: async (context, next) => {
      if (isWithoutMemory(context)) return run(context, next);
      const leave = await lines.enter(conversationKey(context));
      try {
        const { turn } = await runAlone(context, next);
        leave();
        await turn;
      } catch (error) {
        // What the turn threw has been dealt with already; this is the storage that could not begin or end it.
        // Nobody should read an apology, or the same card again, below an answer.
        if (ended.has(context) && isAnswered(context)) return tellLoss(asError(error));
        await answerError(context, asError(error));
      } finally {
        leave();
      }
    },
  };
}

/** A search in the compose box, one with each pause in typing: it belongs to no conversation's turns, and remembers nothing. */
function isWithoutMemory({ activity: { type, name } }: TurnContext): boolean {
  return type === String(ActivityTypes.Invoke) && typeof name === 'string' && name.startsWith('composeExtension/');
}

/** Whoever pressed waits for the response itself, which goes out only when the turn has come through. */
function isAnswered({ responded, activity }: TurnContext): boolean {
  return responded && activity.type !== String(ActivityTypes.Invoke);
}

function onlyOnce(action: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    action();
  };
}
