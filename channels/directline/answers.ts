/** A turn of the bot in a unit; and posts that wait given to it, by whoever sent them or, when that failed, by nobody in particular. */
import type { Activity } from 'botbuilder';
import type { Logger } from 'pino';
import { z } from 'zod';
import { answerInOrder, answerWaiting, type ConversationToAnswer } from '../../storage/answer-in-order';
import { StorageProblem } from '../../storage/problem';
import type { Outcome, Store, Unit } from '../../storage/store';
import { describeFailure } from '../failure';
import type { Limits } from '../limits';
import { within } from '../within';
import type { DirectLineAdapter } from './adapter';
import type { RunningTurns } from './running-turns';
import { createUnanswered, type Unanswered } from './unanswered';

export const bot = { id: 'first-drops', name: 'First Drops', role: 'bot' };

export interface AnswersParts {
  readonly adapter: DirectLineAdapter;
  readonly store: Store;
  readonly limits: Limits;
  readonly log: Logger;
  readonly conversationHours: number;
  readonly running: RunningTurns;
}

/** Where a conversation is answered, and from where the bot seems to be. */
export interface Situation {
  readonly conversationId: string;
  readonly serviceUrl: string;
}

export interface Answers extends Pick<Unanswered, 'stop'> {
  readonly answer: (activity: Partial<Activity>, unit: Unit) => Promise<Outcome>;
  /** The outcome of a stored post; undefined when it was erased meanwhile. */
  readonly outcomeOf: (situation: Situation, activityId: string) => Promise<Outcome | undefined>;
  /** Resolves and rejects as the work does. When that rejects, whatever waits in that conversation is answered later. */
  readonly orGoOn: <Value>(situation: Situation, work: () => Promise<Value>) => Promise<Value>;
  /** Answers what waits there, soon, in the background. */
  readonly goOn: (situation: Situation) => void;
}

/** As it was put into the log, by us. */
const Stored = z.looseObject({ timestamp: z.coerce.date().optional(), localTimestamp: z.coerce.date().optional() });

/** A storage that is away for a moment leaves the post waiting; anything else that fails is the bot's, and stays failed. */
function createAnswer({ adapter, log, limits }: AnswersParts): Answers['answer'] {
  return async (activity, unit) => {
    try {
      // A turn that hangs must not silence its conversation for ever. What it still says is said into nothing.
      if ((await within(adapter.take(activity, unit), limits.hungTurnMilliseconds)) !== 'late') return 'answered';
      log.error('a Direct Line turn did not end');
      return 'failed';
    } catch (error) {
      if (error instanceof StorageProblem) throw error;
      log.error(describeFailure(error), 'a Direct Line turn failed');
      return 'failed';
    }
  };
}

export function createAnswers(parts: AnswersParts): Answers {
  const { store, running } = parts;
  const answer = createAnswer(parts);
  const unanswered = createUnanswered(parts);

  const posts = ({ conversationId, serviceUrl }: Situation): ConversationToAnswer => ({
    conversationId,
    answer: async ({ json }, unit) => (json === undefined ? 'failed' : answer({ ...Stored.parse(JSON.parse(json)), serviceUrl, recipient: bot }, unit)),
  });
  const goOn = (situation: Situation): void => {
    const { conversationId } = situation;
    unanswered.seeTo(conversationId, () => running.during(conversationId, () => answerWaiting(store, posts(situation))));
  };

  return {
    answer,
    stop: unanswered.stop,
    outcomeOf: (situation, activityId) => running.during(situation.conversationId, () => answerInOrder(store, { ...posts(situation), activityId })),
    goOn,
    orGoOn: async (situation, work) => {
      try {
        return await work();
      } catch (error) {
        goOn(situation);
        throw error;
      }
    },
  };
}
