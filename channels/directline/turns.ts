/** From what a client posts to a turn of the bot, and the one greeting of a conversation. */
import { ActivityTypes, Channels, type Activity } from 'botbuilder';
import type { Logger } from 'pino';
import { z } from 'zod';
import { answerInOrder } from '../../storage/answer-in-order';
import { StorageProblem } from '../../storage/problem';
import type { Conversation, Outcome, Store, Unit, WaitingPost } from '../../storage/store';
import { Problem } from '../exchange';
import { describeFailure } from '../failure';
import type { Limits } from '../limits';
import { within } from '../within';
import type { DirectLineAdapter } from './adapter';
import type { PostedActivity } from './posted-activity';
import { createRunningTurns, type RunningTurns } from './running-turns';

export interface Posted {
  readonly id: string;
  readonly outcome: Promise<Outcome>;
}

export interface Turns extends Pick<RunningTurns, 'idle'> {
  /** Tells the bot that somebody is there. Nobody waits for it: the greeting comes through the log. */
  readonly greet: (conversation: Conversation, details: GreetingDetails) => void;
  /** Stores the activity, then gives it to the bot; one with a known client id is neither stored nor given again. */
  readonly post: (conversation: Conversation, posted: PostedActivity, serviceUrl: string) => Promise<Posted>;
}

export interface GreetingDetails {
  readonly serviceUrl: string;
  readonly locale?: string;
}

export interface TurnsParts {
  readonly adapter: DirectLineAdapter;
  readonly store: Store;
  readonly limits: Limits;
  readonly log: Logger;
}

export const bot = { id: 'first-drops', name: 'First Drops', role: 'bot' };

/** What every activity of a conversation has in common, seen from the bot. */
function envelope({ id, userId }: Conversation): Partial<Activity> {
  return { channelId: Channels.Directline, conversation: { id, isGroup: false, conversationType: '', name: '' }, from: { id: userId, name: '', role: 'user' } };
}

/** A typing sign has no place in the log and no meaning for the bot; and only the server says who has joined. */
const storedTypes = new Set(['message', 'event']);

function tooManyWaiting(): Problem {
  return new Problem({ status: 429, code: 'TooManyRequests', message: 'Too many messages wait for an answer in this conversation.', headers: { 'retry-after': '5' } });
}

function greetingFor(conversation: Conversation, { serviceUrl, locale }: GreetingDetails): Partial<Activity> {
  return {
    ...envelope(conversation),
    type: ActivityTypes.ConversationUpdate,
    id: `${conversation.id}|start`,
    serviceUrl,
    ...(locale === undefined ? {} : { locale }),
    recipient: bot,
    membersAdded: [{ id: conversation.userId, name: '' }, bot],
    timestamp: new Date(),
  };
}

/** As it was put into the log, by us. */
const Stored = z.looseObject({ timestamp: z.coerce.date().optional(), localTimestamp: z.coerce.date().optional() });

type Answer = (activity: Partial<Activity>, unit: Unit) => Promise<Outcome>;

/** A storage that is away for a moment leaves the post waiting; anything else that fails is the bot's, and stays failed. */
function createAnswer({ adapter, log, limits }: Pick<TurnsParts, 'adapter' | 'log' | 'limits'>): Answer {
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

export function createTurns(parts: TurnsParts): Turns {
  const { store, limits, log } = parts;
  const running = createRunningTurns();
  const answer = createAnswer(parts);

  async function greet(conversation: Conversation, details: GreetingDetails): Promise<void> {
    try {
      await store.turn(conversation.id, async (unit) => {
        if (unit.conversation.isGreeted) return;
        unit.greet();
        await answer(greetingFor(conversation, details), unit);
      });
    } catch (error) {
      // Nobody is greeted twice for it: the next start or post of this conversation tries again.
      log.error(describeFailure(error), 'a greeting failed');
    }
  }

  function answerPost({ json }: WaitingPost, unit: Unit, serviceUrl: string): Promise<Outcome> {
    if (json === undefined) return Promise.resolve('failed');
    return answer({ ...Stored.parse(JSON.parse(json)), serviceUrl, recipient: bot }, unit);
  }

  return {
    idle: running.idle,
    greet: (conversation, details) => void running.during(conversation.id, () => greet(conversation, details)),
    post: async (conversation, { activity, clientActivityId }, serviceUrl) => {
      const { id } = conversation;
      if (!storedTypes.has(activity.type)) return { id: `${id}|${activity.type}`, outcome: Promise.resolve('answered') };
      // Before anything is stored, so that a refused post leaves no trace.
      if (running.of(id) >= limits.waitingTurns) throw tooManyWaiting();
      const { activityId, outcome } = await store.receive(id, { clientActivityId, activity: { ...activity, ...envelope(conversation) } });
      if (outcome !== 'waiting') return { id: activityId, outcome: Promise.resolve(outcome) };
      const answered = running.during(id, () => answerInOrder(store, { conversationId: id, activityId, answer: (post, unit) => answerPost(post, unit, serviceUrl) }));
      // One that was erased meanwhile has had its answer: the goodbye.
      return { id: activityId, outcome: answered.then((reached) => reached ?? 'answered') };
    },
  };
}
