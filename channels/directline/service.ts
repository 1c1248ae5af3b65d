/**
 * Direct Line 3.0 in this process, below `/v3/directline`, and `/widget/token` beside it.
 * An official client needs nothing but `domain: 'https://host/v3/directline'`.
 */
import type { Logger } from 'pino';
import type { Config } from '../config';
import type { HttpServer } from '../http';
import type { Limits } from '../limits';
import { describeFailure } from '../failure';
import type { DangerReply } from '../danger-reply';
import { createRateLimits } from '../rate-limits';
import type { TurnErrorHandler } from '../turn-errors';
import { systemCutoff, type Cutoff } from '../../storage/cutoff';
import { StorageProblem } from '../../storage/problem';
import type { Store } from '../../storage/store';
import { DirectLineAdapter, type Logic } from './adapter';
import { createConversationRoutes, type ConversationRoutes } from './conversation-routes';
import { createConversations } from './conversations';
import { createDangerWatch } from './danger-watch';
import { createListeners } from './listeners';
import { createStreams, type Streams } from './streams';
import { createPseudonym } from './pseudonym';
import { createTokenRoutes, type TokenRoutes } from './token-routes';
import { createTickets } from './tickets';
import { createTokens } from './tokens';
import { createTurns, type Turns } from './turns';

export interface DirectLineParts {
  readonly config: Config;
  readonly limits: Limits;
  readonly log: Logger;
  readonly runBot: Logic;
  readonly store: Store;
  readonly answerError: TurnErrorHandler;
  readonly dangerReply: DangerReply;
}

export interface DirectLine extends Pick<Streams, 'sayGoodbye' | 'terminate'>, Pick<Turns, 'idle'> {
  /** Begins no turns of its own any more: what waits then is answered after the next start. */
  readonly beginNoMore: () => void;
  /** Dismisses whoever still listens, and ends the timer that forgets old conversations. */
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

/** A storage that is away for a moment calls for the turn again, not for an apology in place of the answer. */
function unlessStorage(answerError: TurnErrorHandler): TurnErrorHandler {
  return (context, error) => (error instanceof StorageProblem ? Promise.reject(error) : answerError(context, error));
}

/** Puts the routes on the server and returns what the server's end needs. */
export function serveDirectLine(http: HttpServer, { config, limits, log, runBot, store, answerError, dangerReply }: DirectLineParts): DirectLine {
  const listeners = createListeners(store);
  const adapter = new DirectLineAdapter(listeners, runBot);
  adapter.onTurnError = unlessStorage(answerError);
  const conversations = createConversations({ store, conversationHours: config.conversationHours });
  const { tokenKey = store.secretFor('tokens') } = config;
  const tokens = createTokens(tokenKey);
  const tickets = createTickets({ tokenKey, store, limits });
  const turns = createTurns({ adapter, store, limits, log, conversationHours: config.conversationHours });
  const streams = createStreams({ config, tickets, listeners, limits, refuseUpgrade: http.refuseUpgrade });
  const createRateLimit = createRateLimits(store, limits.countMilliseconds);
  const calls = createRateLimit({ name: 'calls', most: limits.callsPerTenSeconds, seconds: 10 });
  const watchDanger = createDangerWatch({ dangerReply, listeners, limits });

  routeTokens(http, createTokenRoutes({ config, limits, log, tokens, createRateLimit, calls, pseudonym: createPseudonym(tokenKey) }));
  routeConversations(http, createConversationRoutes({ config, limits, tokens, tickets, conversations, turns, store, createRateLimit, calls, watchDanger }));
  http.onUpgrade(streams.upgrade);

  const cutoff = systemCutoff();
  const forget = (): void => void forgetOld({ config, store, log }, cutoff);
  // At once, too: a server that is restarted every minute deletes what is old like any other.
  forget();
  const timer = setInterval(forget, forgetEveryMilliseconds).unref();
  return {
    beginNoMore: turns.stop,
    idle: () => turns.idle().then(listeners.settled),
    sayGoodbye: streams.sayGoodbye,
    terminate: streams.terminate,
    close: () => {
      clearInterval(timer);
      listeners.dismissAll();
    },
  };
}

/** A storage that is away is told by `/readyz`; what is due is then deleted a minute later. */
async function forgetOld({ config, store, log }: Pick<DirectLineParts, 'config' | 'store' | 'log'>, cutoff: Cutoff): Promise<void> {
  try {
    await store.forgetOlderThan(cutoff(config.conversationHours));
  } catch (error) {
    log.error(describeFailure(error), 'old conversations could not be deleted');
  }
}
