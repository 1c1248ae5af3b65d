/**
 * Middleware: who waits sees within a second that the answer is coming. Teams takes the sign away by itself after some seconds, so it
 * is given again until the first reply, the end of the turn, or the time after which nobody waits any more.
 */
import { ActivityTypes, Channels, DeliveryModes, TurnContext, type Activity, type Middleware } from 'botbuilder';
import type { Limits } from '../limits';
import { within } from '../within';

export type TypingLimits = Pick<Limits, 'typingMilliseconds' | 'typingAgainMilliseconds' | 'turnMilliseconds'>;

function isAwaited({ type, channelId, deliveryMode }: Activity): boolean {
  return type === String(ActivityTypes.Message) && channelId === String(Channels.Msteams) && deliveryMode !== String(DeliveryModes.ExpectReplies);
}

/** Straight to the adapter: it is no answer, and neither the bot's listeners nor `responded` should take it for one. */
function sendSign(context: TurnContext): Promise<unknown> {
  const sign = TurnContext.applyConversationReference({ type: ActivityTypes.Typing }, TurnContext.getConversationReference(context.activity));
  return context.adapter.sendActivities(context, [sign]);
}

/** Starts giving signs. The function that ends it resolves when the last one is through, so that none comes after the answer. */
function startSigns(send: () => Promise<unknown>, { typingMilliseconds, typingAgainMilliseconds, turnMilliseconds }: TypingLimits): () => Promise<void> {
  const end = performance.now() + turnMilliseconds;
  let underWay: Promise<unknown> = Promise.resolve();
  const giveIn = (milliseconds: number): NodeJS.Timeout => setTimeout(give, milliseconds).unref();
  let timer = giveIn(typingMilliseconds);
  function give(): void {
    // A sign that fails is not worth a word: the answer will tell, or fail with one.
    underWay = send().catch(() => undefined);
    if (performance.now() + typingAgainMilliseconds < end) timer = giveIn(typingAgainMilliseconds);
  }
  return async () => {
    clearTimeout(timer);
    await within(underWay, typingMilliseconds);
  };
}

export function createTypingSigns(limits: TypingLimits): Middleware {
  return {
    onTurn: async (context, next) => {
      if (!isAwaited(context.activity)) return next();
      const end = startSigns(() => sendSign(context), limits);
      context.onSendActivities(async (_context, _activities, send) => {
        await end();
        return send();
      });
      try {
        await next();
      } finally {
        await end();
      }
    },
  };
}
