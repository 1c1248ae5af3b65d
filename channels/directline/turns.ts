/** From what a client posts to a turn of the bot, and the one greeting of a conversation. */
import { ActivityTypes, Channels, type Activity } from 'botbuilder';
import type { Conversation, Outcome } from '../../storage/store';
import { Problem } from '../exchange';
import { describeFailure } from '../failure';
import { bot, createAnswers, type AnswersParts } from './answers';
import type { PostedActivity } from './posted-activity';
import { createRunningTurns, type RunningTurns } from './running-turns';
import type { Unanswered } from './unanswered';

export interface Posted {
  readonly id: string;
  readonly outcome: Promise<Outcome>;
}

export interface Turns extends Pick<RunningTurns, 'idle'>, Pick<Unanswered, 'stop'> {
  /** Tells the bot that somebody is there. Nobody waits for it: the greeting comes through the log. */
  readonly greet: (conversation: Conversation, details: GreetingDetails) => void;
  /** Stores the activity, then gives it to the bot; one with a known client id is neither stored nor given again. */
  readonly post: (conversation: Conversation, posted: PostedActivity, serviceUrl: string) => Promise<Posted>;
  /** Sees to it that what waits there is answered, unless it is run here already. Nobody waits for it. */
  readonly seeTo: (conversation: Conversation, serviceUrl: string) => void;
}

export interface GreetingDetails {
  readonly serviceUrl: string;
  readonly locale?: string;
}

export type TurnsParts = Omit<AnswersParts, 'running'>;

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

export function createTurns(parts: TurnsParts): Turns {
  const { store, limits, log } = parts;
  const running = createRunningTurns();
  const answers = createAnswers({ ...parts, running });

  async function greet(conversation: Conversation, details: GreetingDetails): Promise<void> {
    try {
      await store.turn(conversation.id, async (unit) => {
        if (unit.conversation.isGreeted) return;
        unit.greet();
        await answers.answer(greetingFor(conversation, details), unit);
      });
    } catch (error) {
      // Nobody is greeted twice for it: the next start or post of this conversation tries again.
      log.error(describeFailure(error), 'a greeting failed');
    }
  }

  return {
    idle: running.idle,
    stop: answers.stop,
    greet: (conversation, details) => void running.during(conversation.id, () => greet(conversation, details)),
    seeTo: ({ id, hasWaitingPosts }, serviceUrl) => {
      if (hasWaitingPosts && running.of(id) === 0) answers.goOn({ conversationId: id, serviceUrl });
    },
    post: async (conversation, { activity, clientActivityId }, serviceUrl) => {
      const { id } = conversation;
      const situation = { conversationId: id, serviceUrl };
      if (!storedTypes.has(activity.type)) return { id: `${id}|${activity.type}`, outcome: Promise.resolve('answered') };
      // Before anything is stored, so that a refused post leaves no trace.
      if (running.of(id) >= limits.waitingTurns) throw tooManyWaiting();
      // Its echo tells the client that it was taken, and it is not sent again: also when the line to the storage broke just after the commit.
      const { activityId, outcome } = await answers.orGoOn(situation, () => store.receive(id, { clientActivityId, activity: { ...activity, ...envelope(conversation) } }));
      if (outcome !== 'waiting') return { id: activityId, outcome: Promise.resolve(outcome) };
      // One that was erased meanwhile has had its answer: the goodbye.
      const answered = async (): Promise<Outcome> => (await answers.outcomeOf(situation, activityId)) ?? 'answered';
      return { id: activityId, outcome: answers.orGoOn(situation, answered) };
    },
  };
}
