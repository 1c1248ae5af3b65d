/** From a token to its conversation, and to the address where its stream is. */
import { ownAddress } from '../caller';
import type { Config } from '../config';
import type { Exchange } from '../exchange';
import type { Conversation } from '../../storage/store';
import type { RateLimit } from '../rate-limits';
import { readPass } from './access';
import type { Conversations, Opened } from './conversations';
import type { Tickets } from './tickets';
import type { Pass, TokenReply, Tokens } from './tokens';
import type { Turns } from './turns';
import { beginning } from './watermark';

export interface EntranceParts {
  readonly config: Pick<Config, 'publicAddress'>;
  readonly tokens: Tokens;
  readonly conversations: Conversations;
  readonly turns: Turns;
  readonly tickets: Pick<Tickets, 'issue'>;
  /** Of calls with a token; posts have their own. */
  readonly calls: Pick<RateLimit, 'count'>;
}

export interface Entered {
  readonly pass: Pass;
  readonly conversation: Conversation;
  readonly isNew: boolean;
}

/** As Direct Line writes it when a conversation starts or goes on. */
export type ConversationReply = TokenReply & { readonly streamUrl: string };

export interface Entrance {
  readonly start: (exchange: Exchange, locale?: string) => Promise<Entered>;
  readonly resume: (exchange: Exchange, pass?: Pass) => Promise<Entered>;
  readonly reply: (exchange: Exchange, entered: Entered, watermark: number) => Promise<ConversationReply>;
  readonly addressFor: (exchange: Exchange) => string;
}

export function createEntrance({ config, tokens, conversations, turns, tickets, calls }: EntranceParts): Entrance {
  const addressFor = (exchange: Exchange): string => ownAddress(exchange, config.publicAddress);

  async function readCounted(exchange: Exchange): Promise<Pass> {
    const pass = await readPass(exchange, tokens);
    await calls.count(pass.conversationId);
    return pass;
  }
  function enter({ conversation, isNew, isUngreeted }: Opened, pass: Pass, details: { readonly serviceUrl: string; readonly locale?: string }): Entered {
    if (isUngreeted) turns.greet(conversation, details);
    turns.seeTo(conversation, details.serviceUrl);
    return { pass, conversation, isNew };
  }

  return {
    addressFor,
    start: async (exchange, locale) => {
      const pass = await readCounted(exchange);
      return enter(await conversations.start(pass), pass, { serviceUrl: addressFor(exchange), locale });
    },
    resume: async (exchange, known) => {
      const pass = known ?? (await readCounted(exchange));
      return enter(await conversations.resume(pass), pass, { serviceUrl: addressFor(exchange) });
    },
    reply: async (exchange, { pass, conversation }, watermark) => {
      // The address carries the watermark: without it a client that reconnects gets everything twice (DirectLineJS #81, #338).
      const query = new URLSearchParams({ watermark: watermark === beginning ? '-' : String(watermark), t: tickets.issue(conversation.id) });
      const streamUrl = `${addressFor(exchange).replace(/^http/, 'ws')}/v3/directline/conversations/${conversation.id}/stream?${query.toString()}`;
      return { ...(await tokens.issue(pass)), streamUrl };
    },
  };
}
