/** Traces, only where a collector is named. Elsewhere OpenTelemetry is not even loaded. */
import type { Logger } from 'pino';
import { noTracing, type Tracing } from '../insights/tracing';
import type { TelemetryConfig } from './config/telemetry';
import { startTraces } from './otlp-traces';

export interface Traces extends Tracing {
  /** Sends what is left; within two seconds, and never rejects. */
  readonly close: () => Promise<void>;
}

const none: Traces = { ...noTracing, close: () => Promise.resolve() };

export function openTraces({ sendsTraces }: Pick<TelemetryConfig, 'sendsTraces'>, log: Logger): Promise<Traces> {
  return sendsTraces ? startTraces(log) : Promise.resolve(none);
}
