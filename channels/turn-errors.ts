/** What happens when a turn fails: the operator learns where, the parent reads one sentence, nobody reads what was written. */
import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { DangerReply } from './danger-reply';
import { describeFailure } from './failure';
import { isSpokenTo } from './spoken-to';
import { createStorageLog } from './storage-trouble';

/** The turn failed and not even the apology could be sent: the channel must be told, so that it can try again. */
export class TurnFailed extends Error {
  override readonly name = 'TurnFailed';
}

/** The channel did not take what the turn says; an apology would fare no better. */
export class NotDelivered extends TurnFailed {
  /** @param fate 'over' when nobody is there to read it, or a part of it has been read already: answering once more would only say that again */
  constructor(readonly fate: 'worth another attempt' | 'over', cause: unknown) {
    super('A reply could not be delivered.', { cause });
  }
}

/** More turns wait in this conversation than we keep. */
export class TooManyTurns extends Error {
  override readonly name = 'TooManyTurns';
}

export type TurnErrorHandler = (context: TurnContext, error: Error) => Promise<void>;

export interface TurnErrorParts {
  readonly log: Logger;
  readonly apology: () => string;
  readonly dangerReply: DangerReply;
}

/** The `onTurnError` of both adapters. A danger is answered by its card rather than by an apology. */
export function createTurnErrorHandler({ log, apology, dangerReply }: TurnErrorParts): TurnErrorHandler {
  const isStorage = createStorageLog(log);

  /** A line that is full is told by its status, and a danger does not wait until there is room. */
  async function answerDanger(context: TurnContext): Promise<void> {
    const reply = isSpokenTo(context.activity) ? dangerReply(context.activity) : undefined;
    if (reply === undefined) return;
    try {
      await context.sendActivity(reply);
    } catch (error) {
      log.error(describeFailure(error), 'a danger could not be answered');
    }
  }

  return async (context, error) => {
    if (error instanceof TooManyTurns) await answerDanger(context);
    // These two were dealt with further in, or call for a status rather than a sentence.
    if (error instanceof TurnFailed || error instanceof TooManyTurns) throw error;
    if (!isStorage(error)) log.error(describeFailure(error), 'turn failed');
    const { activity } = context;
    if (!isSpokenTo(activity)) throw new TurnFailed('The turn failed, and nobody waits for words.', { cause: error });
    try {
      await context.sendActivity(dangerReply(activity) ?? apology());
    } catch (cause) {
      log.error(describeFailure(cause), 'apology could not be sent');
      throw new TurnFailed('The turn failed, and so did the apology.', { cause });
    }
    // Whoever pressed waits for an answer of its own, and there is none.
    if (activity.type === String(ActivityTypes.Invoke)) throw new TurnFailed('The turn failed.', { cause: error });
  };
}
