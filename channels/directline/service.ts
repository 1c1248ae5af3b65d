/**
 * Direct Line 3.0 in this process, below `/v3/directline`, and `/widget/token` beside it.
 * An official client needs nothing but `domain: 'https://host/v3/directline'`.
 */
import type { Middleware } from 'botbuilder';
import type { Logger } from 'pino';
import type { Config } from '../config';
import type { HttpServer } from '../http';
import type { Limits } from '../limits';
import type { TurnErrorHandler } from '../turn-errors';
import { DirectLineAdapter, type Logic } from './adapter';
import { createConversationRoutes, type ConversationRoutes } from './conversation-routes';
import { createConversations } from './conversations';
import { createStreams, type Streams } from './streams';
import { createPseudonym } from './pseudonym';
import { createTokenRoutes, type TokenRoutes } from './token-routes';
import { createTokens } from './tokens';
import { createTurns } from './turns';

export interface DirectLineParts {
  readonly config: Config;
  readonly limits: Limits;
  readonly log: Logger;
  readonly runBot: Logic;
  readonly middleware: readonly Middleware[];
  readonly answerError: TurnErrorHandler;
}

export interface DirectLine extends Pick<Streams, 'sayGoodbye' | 'terminate'> {
  /** Ends all conversations and the timer that forgets old ones. */
  readonly close: () => void;
}

const root = '/v3/directline';
const forgetEveryMilliseconds = 60_000;

function routeTokens({ route }: HttpServer, token: TokenRoutes): void {
  route('POST', '/widget/token', token.forPage);
  route('POST', `${root}/tokens/generate`, token.generate);
  route('POST', `${root}/tokens/refresh`, token.refresh);
}

function routeConversations({ route }: HttpServer, conversation: ConversationRoutes): void {
  const one = `${root}/conversations/:conversationId`;
  route('POST', `${root}/conversations`, conversation.start);
  route('GET', one, conversation.reconnect);
  route('POST', `${one}/activities`, conversation.post);
  route('GET', `${one}/activities`, conversation.poll);
  route('POST', `${one}/upload`, conversation.upload);
  route('GET', `${one}/stream`, conversation.streamWithoutUpgrade);
}

/** Puts the routes on the server and returns what the server's end needs. */
export function serveDirectLine(http: HttpServer, { config, limits, log, runBot, middleware, answerError }: DirectLineParts): DirectLine {
  const conversations = createConversations({ limits, conversationHours: config.conversationHours });
  const adapter = new DirectLineAdapter(conversations, runBot);
  adapter.onTurnError = answerError;
  adapter.use(...middleware);
  const tokens = createTokens(config.tokenKey);
  const turns = createTurns({ adapter, limits, log });
  const streams = createStreams({ config, conversations, limits });

  routeTokens(http, createTokenRoutes({ config, limits, log, tokens, pseudonym: createPseudonym(config.tokenKey) }));
  routeConversations(http, createConversationRoutes({ config, limits, tokens, conversations, turns }));
  http.onUpgrade(streams.upgrade);

  const timer = setInterval(() => conversations.forgetOld(), forgetEveryMilliseconds).unref();
  return {
    sayGoodbye: streams.sayGoodbye,
    terminate: streams.terminate,
    close: () => {
      clearInterval(timer);
      conversations.endAll();
    },
  };
}
