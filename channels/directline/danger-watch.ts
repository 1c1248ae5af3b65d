/**
 * Danger is answered also while the storage is away, the turn fails, or everything is slow: by the words alone, without a
 * log. The reply goes out on the stream that listens on this instance, without a position, so that no watermark moves; and it
 * stands in the body of the refusal, under the same id, for clients that read one. The post itself stays refused: its client
 * sends it again, and the stored reply comes then. The parent may read the card twice; better that than never.
 */
import { createHash, randomUUID } from 'node:crypto';
import { Channels, type Activity } from 'botbuilder';
import type { DangerReply } from '../danger-reply';
import { Problem } from '../exchange';
import type { Limits } from '../limits';
import { asProblem, troubleIn } from '../storage-trouble';
import { within } from '../within';
import { bot } from './answers';
import type { Listeners } from './listeners';
import type { PostedActivity } from './posted-activity';

export interface DangerWatchParts {
  readonly dangerReply: DangerReply;
  readonly listeners: Pick<Listeners, 'announce'>;
  readonly limits: Pick<Limits, 'dangerMilliseconds'>;
}

export interface WatchedPost {
  readonly conversationId: string;
  readonly posted: PostedActivity;
}

/** Resolves as the work does. When it rejects, so does this: with the reply to a danger, if there is one. */
export type DangerWatch = <Value>(post: WatchedPost, work: () => Promise<Value>) => Promise<Value>;

/** The same for a post that is sent again, so that nobody is shown the card at every attempt. */
function idFor({ conversationId, posted: { clientActivityId = randomUUID() } }: WatchedPost): string {
  return `${conversationId}|danger-${createHash('sha256').update(clientActivityId).digest('hex').slice(0, 16)}`;
}

function refusalWith(activities: readonly Partial<Activity>[], error: unknown): Problem {
  const { status, code, message, headers } = asProblem(error);
  return new Problem({ status, code, message, headers, activities, cause: troubleIn(error) });
}

export function createDangerWatch({ dangerReply, listeners, limits }: DangerWatchParts): DangerWatch {
  function answer(post: WatchedPost): Partial<Activity> | undefined {
    const { conversationId, posted } = post;
    const reply = dangerReply({ ...posted.activity, channelId: Channels.Directline });
    if (reply === undefined) return undefined;
    const said: Partial<Activity> = { ...reply, id: idFor(post), channelId: Channels.Directline, conversation: { id: conversationId, isGroup: false, conversationType: '', name: '' }, from: bot, timestamp: new Date() };
    listeners.announce(conversationId, said);
    return said;
  }

  return async (post, work) => {
    let early: Partial<Activity> | undefined;
    try {
      const working = work();
      if ((await within(working, limits.dangerMilliseconds)) === 'late') early = answer(post);
      return await working;
    } catch (error) {
      const said = early ?? answer(post);
      throw said === undefined ? error : refusalWith([said], error);
    }
  };
}
