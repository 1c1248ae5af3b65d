/** Danger comes first in every state, also when the bot cannot take the turn: then it is answered by the words alone. */
import type { Activity } from 'botbuilder';
import type { Logger } from 'pino';
import { describeFailure } from './failure';

/** What the bot says to a danger without its memory; undefined when the words tell of none. */
export type DangerReply = (activity: Partial<Activity>) => Partial<Activity> | undefined;

/** Called when something has gone wrong already: a mistake in here must not make that worse. */
export function withoutFailing(dangerReply: DangerReply, log: Pick<Logger, 'error' | 'warn'>): DangerReply {
  return (activity) => {
    try {
      const reply = dangerReply(activity);
      if (reply !== undefined) log.warn('a danger was answered by the words alone');
      return reply;
    } catch (error) {
      log.error(describeFailure(error), 'looking for danger failed');
      return undefined;
    }
  };
}
