/**
 * The Bot Framework's side of our own Direct Line. What the bot sends is held in the turn's unit and goes into the log when
 * the whole turn is committed: replies, dialog state and "this post is answered" together, or nothing of them.
 *
 * When the bot ends the conversation (`endOfConversation`), the log forgets all that was said before this turn, and the
 * message that the turn answers. What the bot says in this same turn stays, such as its goodbye, and so does
 * `endOfConversation` itself: a client whose line is down just then learns it when it comes back. The conversation may go on.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { ActivityTypes, BotAdapter, TurnContext, type Activity, type ConversationReference, type ResourceResponse } from 'botbuilder';
import type { Unit } from '../../storage/store';
import type { Listeners } from './listeners';

export type Logic = (context: TurnContext) => Promise<void>;

/** A bot that asks for a longer pause than this has a mistake in it. */
const longestDelayMilliseconds = 5_000;

/** Said between bot and channel, not to the client. */
const unseenTypes = new Set<string>([ActivityTypes.Trace, ActivityTypes.InvokeResponse]);

const typing: string = ActivityTypes.Typing;
const endOfConversation: string = ActivityTypes.EndOfConversation;

/** What the turn has done so far. */
interface Doings {
  readonly unit: Unit;
  readonly said: Partial<Activity>[];
}

const doings = Symbol('doings');

/** Without what a client has no use for. The time is ours. */
function forClient(activity: Partial<Activity>): Partial<Activity> {
  return { ...activity, serviceUrl: undefined, recipient: undefined, callerId: undefined, timestamp: new Date() };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

export class DirectLineAdapter extends BotAdapter {
  constructor(private readonly listeners: Pick<Listeners, 'announce'>, private readonly logic: Logic) {
    super();
  }

  /** Runs one turn into the unit. Rejects only when the turn failed and could not be apologised for. */
  async take(activity: Partial<Activity>, unit: Unit): Promise<void> {
    // A copy, since bots change what they are given (mentions are cut out in place).
    const context = new TurnContext(this, structuredClone(activity));
    const done: Doings = { unit, said: [] };
    context.turnState.set(doings, done);
    await this.runMiddleware(context, this.logic);
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
    if (type !== typing) return this.say(context, activity);
    this.listeners.announce(context.activity.conversation.id, forClient(activity));
    return '';
  }

  private say(context: TurnContext, activity: Partial<Activity>): string {
    const { unit, said } = this.doingsOf(context);
    if (activity.type === endOfConversation) {
      unit.erase();
      for (const earlier of said) unit.append(earlier);
    }
    const seen = forClient(activity);
    said.push(seen);
    return unit.append(seen);
  }

  /** @throws Error when the bot speaks after its turn is over: then there is nothing left to commit it with. */
  private doingsOf({ turnState }: TurnContext): Doings {
    const found: Doings | undefined = turnState.get(doings);
    if (found === undefined) throw new Error('This activity belongs to no turn of Direct Line.');
    return found;
  }

  override updateActivity(context: TurnContext, activity: Partial<Activity>): Promise<void> {
    this.doingsOf(context).unit.replace(activity.id ?? '', forClient(activity));
    return Promise.resolve();
  }

  override deleteActivity(context: TurnContext, reference: Partial<ConversationReference>): Promise<void> {
    this.doingsOf(context).unit.remove(reference.activityId ?? '');
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
