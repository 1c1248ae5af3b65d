/** `GET /metrics`, for Prometheus. They tell how a hospital's parents are, on the whole: not everybody may read that. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { isLocal } from './caller';
import type { Config } from './config';
import { Problem, type Exchange, type Handler } from './exchange';
import type { Readiness } from './health';
import type { Metrics } from './metrics';

export interface MetricsEndpointParts {
  readonly config: Pick<Config, 'telemetry'>;
  readonly metrics: Pick<Metrics, 'read'>;
  /** Never rejects. */
  readonly readiness: () => Promise<Readiness>;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function mayRead(exchange: Exchange, token: string | undefined): boolean {
  if (token === undefined) return isLocal(exchange);
  return timingSafeEqual(digest(exchange.headers.authorization ?? ''), digest(`Bearer ${token}`));
}

function refusal(token: string | undefined): Problem {
  const remedy = token === undefined
    ? 'Without METRICS_TOKEN only programs on this machine may read them: set it, and send it as "Authorization: Bearer …".'
    : 'Send METRICS_TOKEN as "Authorization: Bearer …".';
  return new Problem({ status: 403, code: 'MetricsNotAllowed', message: remedy });
}

export function createMetricsEndpoint({ config: { telemetry: { metricsToken } }, metrics, readiness }: MetricsEndpointParts): Handler {
  return async (exchange) => {
    if (!mayRead(exchange, metricsToken)) throw refusal(metricsToken);
    const { type, text } = await metrics.read(await readiness());
    return { status: 200, file: { type, bytes: Buffer.from(text) } };
  };
}
