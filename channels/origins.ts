/** Which pages may talk to us. `trustedOrigins` in a token does not protect by itself (Web Chat #4189): we look ourselves. */
import { isOwnOrigin, originOf } from './caller';
import type { Config } from './config';
import { Problem, type Caller, type Exchange, type Headers, type Reply } from './exchange';

export interface Screening {
  readonly headers: Headers;
  /** Set when the request ends here. */
  readonly reply?: Reply;
  /** Our own code for why, when it was refused. */
  readonly refusal?: string;
}

type OriginSettings = Pick<Config, 'allowedOrigins' | 'publicAddress'>;

export function isAllowedOrigin(caller: Caller, { allowedOrigins, publicAddress }: OriginSettings): boolean {
  const origin = originOf(caller);
  if (origin === undefined) return true;
  return allowedOrigins.includes(origin) || origin === publicAddress || isOwnOrigin(caller, origin);
}

export function foreignOrigin(): Problem {
  return new Problem({ status: 403, code: 'OriginNotAllowed', message: 'This page is not on the list of sites that may use this server: add its origin to ALLOWED_ORIGINS.' });
}

const crossOriginPaths = /^\/(v3\/directline|widget\/token)(\/|$)/;

const preflight: Reply = {
  status: 204,
  headers: {
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
    'access-control-max-age': '600',
  },
};

/** Cross-origin rules for the paths pages use; everything else is for servers and for the pages we serve ourselves. */
export function screenOrigin(exchange: Pick<Exchange, 'headers' | 'peerAddress' | 'method' | 'path'>, settings: OriginSettings): Screening {
  if (!crossOriginPaths.test(exchange.path)) return { headers: {} };
  const vary = { vary: 'Origin' };
  if (!isAllowedOrigin(exchange, settings)) throw foreignOrigin();
  const origin = originOf(exchange);
  const headers = origin === undefined ? vary : { ...vary, 'access-control-allow-origin': origin, 'access-control-expose-headers': 'retry-after' };
  return exchange.method === 'OPTIONS' ? { headers, reply: preflight } : { headers };
}
