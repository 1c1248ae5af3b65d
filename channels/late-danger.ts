/**
 * Middleware of `/api/messages`: a danger that nothing has been said to after some seconds, since the storage or an earlier
 * turn is slow, is answered by the words alone. The turn goes on, and may say the same again: better twice than late.
 */
import { ActivityTypes, DeliveryModes, TurnContext, type Activity, type Middleware } from 'botbuilder';
import type { Logger } from 'pino';
import type { DangerReply } from './danger-reply';
import { describeFailure } from './failure';
import type { Limits } from './limits';

export interface LateDangerParts {
  readonly dangerReply: DangerReply;
  readonly limits: Pick<Limits, 'dangerMilliseconds'>;
  readonly log: Pick<Logger, 'error'>;
}

const message: string = ActivityTypes.Message;

/** What a press is answered with is kept until its turn is over, since it becomes the card. */
function isHeldBack({ activity }: TurnContext): boolean {
  return activity.type === String(ActivityTypes.Invoke);
}

/** Past whoever holds replies back. Where they are gathered for the response, there is no other way than theirs. */
async function sendAtOnce(context: TurnContext, reply: Partial<Activity>): Promise<void> {
  if (!isHeldBack(context) || context.activity.deliveryMode === String(DeliveryModes.ExpectReplies)) return void (await context.sendActivity(reply));
  await context.adapter.sendActivities(context, [TurnContext.applyConversationReference(reply, TurnContext.getConversationReference(context.activity))]);
}

/** Whether the parent has been told anything. A typing sign tells nothing. */
function listenTo(context: TurnContext): () => boolean {
  let hasSpoken = false;
  context.onSendActivities((_context, activities, send) => {
    hasSpoken ||= !isHeldBack(context) && activities.some(({ type }) => type === message);
    return send();
  });
  return () => hasSpoken;
}

export function createLateDanger({ dangerReply, limits, log }: LateDangerParts): Middleware {
  async function answer(context: TurnContext): Promise<void> {
    const reply = dangerReply(context.activity);
    if (reply === undefined) return;
    try {
      await sendAtOnce(context, reply);
    } catch (error) {
      log.error(describeFailure(error), 'a danger could not be answered');
    }
  }
  return {
    onTurn: async (context, next) => {
      const hasSpoken = listenTo(context);
      let answering: Promise<void> | undefined;
      const timer = setTimeout(() => {
        if (!hasSpoken()) answering = answer(context);
      }, limits.dangerMilliseconds).unref();
      try {
        await next();
      } finally {
        clearTimeout(timer);
        // The turn's context is good for nothing once the turn is over.
        await answering;
      }
    },
  };
}
