/** `POST /api/messages`: Teams and every other channel an Azure Bot registration connects. */
import type { Activity, Middleware } from 'botbuilder';
import type { Logger } from 'pino';
import { objectBody } from '../body';
import { isLocal } from '../caller';
import type { Config } from '../config';
import { Problem, type Exchange, type Handler } from '../exchange';
import type { Limits } from '../limits';
import { createRefusalCounter } from '../refusals';
import { TooManyTurns, TurnFailed, type TurnErrorHandler } from '../turn-errors';
import { within } from '../within';
import { readActivity } from './activity';
import { TeamsAdapter, type Logic } from './adapter';
import { publicAzure } from './open-id';
import { serviceUrlKind } from './service-url';
import { createTokenGate } from './token-gate';
import { createTypingSigns } from './typing';

export interface TeamsParts {
  readonly config: Config;
  readonly limits: Limits;
  readonly log: Logger;
  readonly runBot: Logic;
  readonly middleware: readonly Middleware[];
  readonly answerError: TurnErrorHandler;
}

function forbidden(message: string): Problem {
  return new Problem({ status: 403, code: 'Forbidden', message });
}

function badActivity(message: string): Problem {
  return new Problem({ status: 400, code: 'BadActivity', message });
}

/** The turn goes on and its replies may still come; a channel that then sends the same activity again is not answered twice. */
function timedOut(): Problem {
  return new Problem({ status: 504, code: 'BotTimedOut', message: 'The bot has not answered in time; its answer may still come.' });
}

/** Without an app id nobody can be authenticated, so only this machine's own test clients are let in. */
function refuseStrangers(exchange: Exchange, { isProduction }: Config): void {
  if (isProduction) throw forbidden('This server has no Azure Bot registration: set MicrosoftAppId and MicrosoftAppPassword.');
  if (!isLocal(exchange)) throw forbidden('Without MicrosoftAppId only programs on this machine may post here.');
}

/** `emulator` is the one channel whose keys are not endorsed; the SDK has a path of its own for `AseChannel`, which we do not serve. */
function checkChannel({ channelId }: Activity, exchange: Exchange): void {
  const isOutsideEmulator = channelId === 'emulator' && !isLocal(exchange);
  if (isOutsideEmulator || channelId.toLowerCase() === 'asechannel') throw badActivity('This channelId is not taken from here.');
}

function checkServiceUrl({ serviceUrl }: Activity, { microsoftApp }: Config): void {
  const kind = serviceUrlKind(serviceUrl);
  if (kind === 'loopback') return;
  if (microsoftApp === undefined) throw forbidden('Without MicrosoftAppId replies go to this machine only: serviceUrl must be on localhost.');
  if (kind === 'unusable') throw badActivity('serviceUrl must be an https address.');
}

function turnProblem(error: unknown): unknown {
  if (error instanceof TooManyTurns) return new Problem({ status: 429, code: 'TooManyRequests', message: 'Too many messages wait in this conversation.', headers: { 'retry-after': '5' } });
  if (error instanceof TurnFailed) return new Problem({ status: 502, code: 'BotFailed', message: 'The bot could not answer.' });
  return error;
}

export function createTeamsEndpoint({ config, limits, log, runBot, middleware, answerError }: TeamsParts): Handler {
  const adapter = new TeamsAdapter({ config, limits, log });
  adapter.onTurnError = answerError;
  // Before the line of turns: who waits behind another turn waits as well.
  adapter.use(createTypingSigns(limits), ...middleware);
  const checkToken = config.microsoftApp === undefined ? undefined : createTokenGate(config.openId ?? publicAzure);

  const answer: Handler = async (exchange) => {
    if (checkToken === undefined) refuseStrangers(exchange, config);
    const activity = readActivity(objectBody(exchange, limits));
    checkChannel(activity, exchange);
    checkServiceUrl(activity, config);
    const authorization = exchange.headers.authorization ?? '';
    await checkToken?.(authorization, activity);
    try {
      const response = await within(adapter.answer(activity, authorization, runBot), limits.turnMilliseconds);
      if (response === 'late') throw timedOut();
      const body: unknown = response?.body;
      return { status: response?.status ?? 200, body };
    } catch (error) {
      throw turnProblem(error);
    }
  };
  return createRefusalCounter(log, 'requests to /api/messages were refused')(answer);
}
