/** Who may read the metrics, and whether traces are sent. Everything else about traces is read by OpenTelemetry itself, from its own variables. */
import { z } from 'zod';
import { setting, type Form } from './setting';
import { secret } from './values';

export interface TelemetryConfig {
  /** Absent: /metrics is for this machine only. */
  readonly metricsToken?: string;
  /** Whether a collector is named. */
  readonly sendsTraces: boolean;
}

function isPlainAddress(given: string): boolean {
  if (!/^https?:\/\/./.test(given) || !URL.canParse(given)) return false;
  const { username, password } = new URL(given);
  return username === '' && password === '';
}

/** The value is not repeated, for it may hold a password. */
function collector() {
  const problem = 'is no http(s) address without user and password: write the one of your OpenTelemetry collector, such as http://localhost:4318 (credentials go into OTEL_EXPORTER_OTLP_HEADERS), or leave it out.';
  return { schema: z.string().refine(isPlainAddress, problem).optional(), range: 'an http(s) address' } satisfies Form<z.ZodType>;
}

export const TelemetryVariables = z
  .object({
    METRICS_TOKEN: setting(secret(16), { purpose: 'Lets Prometheus read /metrics with it as bearer.', unset: 'only programs on this machine may' }),
    OTEL_EXPORTER_OTLP_ENDPOINT: setting(collector(), { purpose: 'Your OpenTelemetry collector: traces go there, below /v1/traces, as OTLP over HTTP in JSON.', unset: 'no traces', example: 'http://localhost:4318' }),
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: setting(collector(), { purpose: 'The same, as the whole address.', unset: 'as OTEL_EXPORTER_OTLP_ENDPOINT says', example: 'http://localhost:4318/v1/traces' }),
  })
  .transform((given): TelemetryConfig => ({
    metricsToken: given.METRICS_TOKEN,
    sendsTraces: given.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined || given.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT !== undefined,
  }));
