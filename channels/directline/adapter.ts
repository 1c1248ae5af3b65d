/**
 * The Bot Framework's side of our own Direct Line: what the bot sends goes into the conversation's log.
 *
 * When the bot ends the conversation (`endOfConversation`), the log forgets all that was said before this turn, and the
 * message that the turn answers. What the bot says in this same turn stays, such as its goodbye, and so does
 * `endOfConversation` itself: a client whose line is down just then learns it when it comes back. The conversation may go on.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { ActivityTypes, BotAdapter, TurnContext, type Activity, type ConversationReference, type ResourceResponse } from 'botbuilder';
import type { Conversation } from './conversation';
import type { Conversations } from './conversations';

export type Logic = (context: TurnContext) => Promise<void>;

/** A bot that asks for a longer pause than this has a mistake in it. */
const longestDelayMilliseconds = 5_000;

/** Said between bot and channel, not to the client. */
const unseenTypes = new Set<string>([ActivityTypes.Trace, ActivityTypes.InvokeResponse]);

const typing: string = ActivityTypes.Typing;
const endOfConversation: string = ActivityTypes.EndOfConversation;

/** Where the log ended when the turn began. */
const turnStart = Symbol('turnStart');

/** Without what a client has no use for. The time is ours. */
function forClient(activity: Partial<Activity>): Partial<Activity> {
  return { ...activity, serviceUrl: undefined, recipient: undefined, callerId: undefined, timestamp: new Date() };
}

function forgetBefore({ activity, turnState }: TurnContext, conversation: Conversation): void {
  const start: unknown = turnState.get(turnStart);
  if (isNumber(start)) conversation.forgetBeforeTurn({ activityId: activity.id, start });
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

export class DirectLineAdapter extends BotAdapter {
  constructor(private readonly conversations: Conversations, private readonly logic: Logic) {
    super();
  }

  /** Runs one turn. Rejects only when the turn failed and could not be apologised for. */
  async take(activity: Partial<Activity>): Promise<void> {
    // A copy, since bots change what they are given (mentions are cut out in place), and the log holds the original.
    await this.runMiddleware(new TurnContext(this, structuredClone(activity)), (context) => this.begin(context));
  }

  /** A turn begins when the ones before it are over, not when its activity is posted. */
  private begin(context: TurnContext): Promise<void> {
    context.turnState.set(turnStart, this.conversationOf(context)?.log.end());
    return this.logic(context);
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = [];
    for (const activity of activities) responses.push({ id: await this.send(context, activity) });
    return responses;
  }

  private async send(context: TurnContext, activity: Partial<Activity>): Promise<string> {
    const type: string = activity.type ?? ActivityTypes.Message;
    if (type === 'delay') await delay(Math.min(isNumber(activity.value) ? activity.value : 1_000, longestDelayMilliseconds));
    if (type === 'delay' || unseenTypes.has(type)) return '';
    if (type !== typing) return this.deliver(context, activity);
    this.conversationOf(context)?.announce(forClient(activity));
    return '';
  }

  private deliver(context: TurnContext, activity: Partial<Activity>): string {
    const conversation = this.conversationOf(context);
    if (conversation === undefined) return '';
    if (activity.type === endOfConversation) forgetBefore(context, conversation);
    const id = conversation.deliver(forClient(activity));
    this.conversations.makeRoom(conversation);
    return id;
  }

  /** Undefined when the conversation ended while the bot was thinking: then there is nobody to tell. */
  private conversationOf({ activity }: TurnContext): Conversation | undefined {
    return this.conversations.find(activity.conversation.id);
  }

  override updateActivity(context: TurnContext, activity: Partial<Activity>): Promise<void> {
    this.conversationOf(context)?.update(activity.id ?? '', forClient(activity));
    return Promise.resolve();
  }

  override deleteActivity(context: TurnContext, reference: Partial<ConversationReference>): Promise<void> {
    this.conversationOf(context)?.remove(reference.activityId ?? '');
    return Promise.resolve();
  }

  /** Old form, which BotAdapter still asks for. */
  override continueConversation(): Promise<void> {
    return this.continueConversationAsync();
  }

  override continueConversationAsync(): Promise<void> {
    return Promise.reject(new Error('DirectLineAdapter takes up no conversation by itself: the widget asks, the bot answers.'));
  }
}
