/** From what a client posts to a turn of the bot, and the one greeting of a conversation. */
import { ActivityTypes, Channels, type Activity } from 'botbuilder';
import type { Logger } from 'pino';
import { Problem } from '../exchange';
import { describeFailure } from '../failure';
import type { Limits } from '../limits';
import type { DirectLineAdapter } from './adapter';
import type { Conversation, Outcome, Posted } from './conversation';
import type { PostedActivity } from './posted-activity';

export interface Turns {
  /** Tells the bot that somebody is there. Nobody waits for it: the greeting comes through the log. */
  readonly greet: (conversation: Conversation, details: GreetingDetails) => void;
  /** Stores the activity, then gives it to the bot; one with a known client id is neither stored nor given again. */
  readonly post: (conversation: Conversation, posted: PostedActivity, serviceUrl: string) => Posted;
}

export interface GreetingDetails {
  readonly serviceUrl: string;
  readonly locale?: string;
}

export interface TurnsParts {
  readonly adapter: DirectLineAdapter;
  readonly limits: Limits;
  readonly log: Logger;
}

const bot = { id: 'first-drops', name: 'First Drops', role: 'bot' };

/** What every activity of a conversation has in common, seen from the bot. */
function envelope({ id, userId }: Conversation): Partial<Activity> {
  return { channelId: Channels.Directline, conversation: { id, isGroup: false, conversationType: '', name: '' }, from: { id: userId, name: '', role: 'user' } };
}

/** A typing sign or a membership note has no place in the log; a client need not even know whether the bot heard it. */
const storedTypes = new Set(['message', 'event']);

/** Only the server says who has joined: a client that claims it is answered, and nothing more. */
const heardTypes = new Set(['message', 'event', 'typing']);

/** Turns that run or wait, by conversation. */
interface TurnCount {
  readonly of: (id: string) => number;
  readonly during: <Value>(id: string, work: () => Promise<Value>) => Promise<Value>;
}

function createTurnCount(): TurnCount {
  const counts = new Map<string, number>();
  const change = (id: string, by: 1 | -1): void => {
    const count = (counts.get(id) ?? 0) + by;
    if (count === 0) counts.delete(id);
    else counts.set(id, count);
  };
  return {
    of: (id) => counts.get(id) ?? 0,
    during: async (id, work) => {
      change(id, 1);
      try {
        return await work();
      } finally {
        change(id, -1);
      }
    },
  };
}

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

type Take = (conversation: Conversation, activity: Partial<Activity>) => Promise<Outcome>;

function createTake({ adapter, log }: TurnsParts, count: TurnCount): Take {
  return (conversation, activity) => count.during(conversation.id, async () => {
    try {
      await adapter.take(activity);
      return 'answered';
    } catch (error) {
      log.error(describeFailure(error), 'a Direct Line turn failed');
      return 'failed';
    }
  });
}

function postNew(conversation: Conversation, { activity }: PostedActivity, { serviceUrl, take }: { readonly serviceUrl: string; readonly take: Take }): Posted {
  const complete = { ...activity, ...envelope(conversation) };
  const isStored = storedTypes.has(activity.type);
  const id = isStored ? conversation.deliver(complete) : `${conversation.id}|${activity.type}`;
  const given = { ...complete, ...(isStored ? { id } : {}), serviceUrl, recipient: bot };
  return { id, outcome: heardTypes.has(activity.type) ? take(conversation, given) : Promise.resolve('answered') };
}

export function createTurns(parts: TurnsParts): Turns {
  const { limits } = parts;
  const count = createTurnCount();
  const take = createTake(parts, count);

  return {
    greet: (conversation, details) => void take(conversation, greetingFor(conversation, details)),
    post: (conversation, posted, serviceUrl) => {
      const { clientActivityId } = posted;
      const known = clientActivityId === undefined ? undefined : conversation.posted.get(clientActivityId);
      if (known !== undefined) return known;
      // Before anything is stored, so that a refused post leaves no trace.
      if (count.of(conversation.id) >= limits.waitingTurns) throw tooManyWaiting();
      const fresh = postNew(conversation, posted, { serviceUrl, take });
      if (clientActivityId !== undefined) conversation.posted.set(clientActivityId, fresh);
      forgetOldest(conversation.posted, limits.storedActivities);
      return fresh;
    },
  };
}

function forgetOldest(posted: Map<string, Posted>, most: number): void {
  const [oldest] = posted.keys();
  if (posted.size > most && oldest !== undefined) posted.delete(oldest);
}
