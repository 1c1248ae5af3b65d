/** Start, go on, post and poll: Direct Line's four calls on a conversation. */
import { z } from 'zod';
import { objectBody } from '../body';
import { Problem, type Exchange, type Handler, type Reply } from '../exchange';
import type { Limits } from '../limits';
import type { CreateRateLimit } from '../rate-limits';
import { within } from '../within';
import { readPass } from './access';
import type { Outcome, Store } from '../../storage/store';
import { frameOf } from './frame';
import type { DangerWatch } from './danger-watch';
import { createEntrance, type Entrance, type EntranceParts } from './entrance';
import { languageTag, readPostedActivity, type PostedActivity } from './posted-activity';
import type { Pass } from './tokens';
import { beginning, readWatermark } from './watermark';

export interface ConversationRouteParts extends EntranceParts {
  readonly store: Pick<Store, 'log'>;
  readonly limits: Limits;
  readonly createRateLimit: CreateRateLimit;
  readonly watchDanger: DangerWatch;
}

export interface ConversationRoutes {
  readonly start: Handler;
  readonly reconnect: Handler;
  readonly post: Handler;
  readonly poll: Handler;
  readonly upload: Handler;
  readonly streamWithoutUpgrade: Handler;
}

const StartWishes = z.object({ locale: languageTag });

/** Once the message is stored the bot goes on: its answer comes by the stream, and the same post sent again is taken as this one. */
function timedOut(): Problem {
  return new Problem({ status: 504, code: 'BotTimedOut', message: 'The bot has not answered in time; its answer may still come.' });
}

function createPostHandler(entrance: Entrance, { tokens, turns, limits, createRateLimit, watchDanger }: ConversationRouteParts): Handler {
  const posts = createRateLimit({ name: 'posts', most: limits.postsPerTenSeconds, seconds: 10 });

  async function take(exchange: Exchange, pass: Pass, posted: PostedActivity): Promise<{ readonly id: string; readonly outcome: Outcome }> {
    const { conversation } = await entrance.resume(exchange, pass);
    const { id, outcome } = await turns.post(conversation, posted, entrance.addressFor(exchange));
    return { id, outcome: await outcome };
  }
  async function answerInTime(exchange: Exchange, pass: Pass, posted: PostedActivity): Promise<Reply> {
    const taken = await within(take(exchange, pass, posted), limits.turnMilliseconds);
    if (taken === 'late') throw timedOut();
    if (taken.outcome === 'failed') throw new Problem({ status: 502, code: 'BotFailed', message: 'The bot could not answer this message.' });
    return { status: 200, body: { id: taken.id } };
  }
  return async (exchange) => {
    const pass = await readPass(exchange, tokens);
    await posts.count(pass.conversationId);
    const posted = readPostedActivity(objectBody(exchange, limits), limits);
    return watchDanger({ conversationId: pass.conversationId, posted }, () => answerInTime(exchange, pass, posted));
  };
}

export function createConversationRoutes(parts: ConversationRouteParts): ConversationRoutes {
  const entrance = createEntrance(parts);

  return {
    start: async (exchange) => {
      const { locale } = StartWishes.parse(objectBody(exchange, parts.limits));
      const entered = await entrance.start(exchange, locale);
      return { status: entered.isNew ? 201 : 200, body: await entrance.reply(exchange, entered, beginning) };
    },
    reconnect: async (exchange) => {
      const watermark = readWatermark(exchange.query);
      return { status: 200, body: await entrance.reply(exchange, await entrance.resume(exchange), watermark) };
    },
    post: createPostHandler(entrance, parts),
    poll: async (exchange) => {
      const watermark = readWatermark(exchange.query);
      const { conversation } = await entrance.resume(exchange);
      const { activities, end } = (await parts.store.log.after(conversation.id, watermark)) ?? { activities: [], end: conversation.end };
      return { status: 200, file: { type: 'application/json; charset=utf-8', bytes: Buffer.from(frameOf(activities.map(({ json }) => json), end)) } };
    },
    upload: () => {
      // Not 501: official clients take any 5xx for a passing trouble and go on saying "Sending".
      throw new Problem({ status: 415, code: 'UploadNotSupported', message: 'This bot takes text only: send no files.' });
    },
    streamWithoutUpgrade: () => {
      throw new Problem({ status: 426, code: 'UpgradeRequired', message: 'This address is for WebSockets.', headers: { upgrade: 'websocket' } });
    },
  };
}
