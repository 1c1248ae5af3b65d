/** Who asks for a token at `/widget/token`: somebody the portal vouches for, or anybody. */
import type { Logger } from 'pino';
import type { Config } from '../config';
import { Problem, type Exchange } from '../exchange';
import type { Limits } from '../limits';
import { createRefusalCounter } from '../refusals';
import { bearerOf, hasBearer } from './access';
import { createPortalTokens } from './portal-tokens';

export interface SignInParts {
  readonly config: Pick<Config, 'portal' | 'anonymousChat'>;
  readonly limits: Limits;
  readonly log: Logger;
}

/**
 * The portal's id of the person; undefined for somebody who is not signed in.
 * @throws Problem 401 for a token that is refused or missing, 403 without a portal, 503 without its keys.
 */
export type SignIn = (exchange: Exchange) => Promise<string | undefined>;

function notConfigured(): Problem {
  return new Problem({ status: 403, code: 'PortalNotConfigured', message: 'This server takes no tokens signed by a portal: set PORTAL_ISSUER, and PORTAL_KEY or PORTAL_JWKS; or ask without an Authorization header.' });
}

function signInNeeded(): Problem {
  return new Problem({ status: 401, code: 'SignInNeeded', message: 'This server is for signed-in people only (ANONYMOUS_CHAT=false): send a JWT signed by the portal as "Authorization: Bearer …".', headers: { 'www-authenticate': 'Bearer' } });
}

export function createSignIn({ config: { portal, anonymousChat }, limits, log }: SignInParts): SignIn {
  const portalTokens = portal === undefined ? undefined : createPortalTokens(portal, limits);
  const counted = createRefusalCounter(log, 'tokens signed by the portal were refused at /widget/token, or could not be checked');
  const readToken = counted((exchange) => {
    if (portalTokens === undefined) throw notConfigured();
    return portalTokens.read(bearerOf(exchange));
  });
  return async (exchange) => {
    if (hasBearer(exchange)) return readToken(exchange);
    if (!anonymousChat) throw signInNeeded();
    return undefined;
  };
}
