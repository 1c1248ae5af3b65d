/** The three ways to a token: a server's secret, an earlier token, or a page that may embed the widget. */
import type { Logger } from 'pino';
import { z } from 'zod';
import { objectBody } from '../body';
import { clientAddress, originOf } from '../caller';
import { readOrigin, type Config } from '../config';
import { Problem, type Exchange, type Handler } from '../exchange';
import type { Limits } from '../limits';
import { foreignOrigin } from '../origins';
import type { CreateRateLimit, RateLimit } from '../rate-limits';
import { checkSecret, newPass, readPass } from './access';
import { createSignIn } from './sign-in';
import { PortalUserId, type Pseudonym } from './pseudonym';
import type { Tokens } from './tokens';

export interface TokenRouteParts {
  readonly config: Config;
  readonly limits: Limits;
  readonly log: Logger;
  readonly tokens: Tokens;
  readonly pseudonym: Pseudonym;
  readonly createRateLimit: CreateRateLimit;
  readonly calls: Pick<RateLimit, 'count'>;
}

export interface TokenRoutes {
  readonly generate: Handler;
  readonly refresh: Handler;
  readonly forPage: Handler;
}

/** The user's name, which Direct Line also takes, is left out on purpose: nothing here needs to know it. */
const Wishes = z.object({
  user: z.object({ id: PortalUserId.optional() }).nullish(),
  trustedOrigins: z.array(z.string().refine((given) => readOrigin(given) !== undefined)).max(20).nullish(),
});

interface ReadWishes {
  /** As the portal gave it. */
  readonly portalUserId?: string;
  readonly trustedOrigins?: readonly string[];
}

function readWishes(exchange: Exchange, limits: Limits): ReadWishes {
  const { data: wishes } = Wishes.safeParse(objectBody(exchange, limits));
  if (wishes === undefined) throw new Problem({ status: 400, code: 'BadArgument', message: 'Look at user.id (a text of up to 200 characters) and trustedOrigins (up to 20 origins such as https://portal.example.org).' });
  const trustedOrigins = wishes.trustedOrigins?.map(readOrigin).filter((origin) => origin !== undefined);
  return { portalUserId: wishes.user?.id, trustedOrigins };
}

/**
 * A foreign Origin never gets this far (see origins). A missing one is no page of ours, unless the browser itself says
 * that it is: pages cannot write Sec-Fetch-Site.
 */
function checkPage(exchange: Exchange): void {
  if (originOf(exchange) === undefined && exchange.headers['sec-fetch-site'] !== 'same-origin') throw foreignOrigin();
}

export function createTokenRoutes({ config, limits, log, tokens, pseudonym, createRateLimit, calls }: TokenRouteParts): TokenRoutes {
  const wrongSecrets = createRateLimit({ name: 'wrong secrets', most: limits.wrongSecretsPerMinute, seconds: 60 });
  const pageTokens = createRateLimit({ name: 'tokens', most: limits.tokensPerMinute, seconds: 60 });
  const whoSignedIn = createSignIn({ config, limits, log });
  const userIdFor = (portalUserId: string | undefined): string | undefined => (portalUserId === undefined ? undefined : pseudonym(portalUserId));

  return {
    generate: async (exchange) => {
      await checkSecret(exchange, { config, wrongSecrets });
      const { portalUserId, trustedOrigins } = readWishes(exchange, limits);
      return { status: 200, body: await tokens.issue(newPass({ userId: userIdFor(portalUserId), trustedOrigins })) };
    },
    refresh: async (exchange) => {
      const pass = await readPass(exchange, tokens);
      await calls.count(pass.conversationId);
      return { status: 200, body: await tokens.issue(pass) };
    },
    forPage: async (exchange) => {
      checkPage(exchange);
      await pageTokens.count(clientAddress(exchange, config.proxyCount));
      return { status: 200, body: await tokens.issue(newPass({ userId: userIdFor(await whoSignedIn(exchange)) })) };
    },
  };
}
