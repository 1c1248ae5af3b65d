/** Traces, only where a collector is named. Elsewhere OpenTelemetry is not even loaded. */
import type { Logger } from 'pino';
import { noTracing, type Tracing } from '../insights/tracing';
import type { TelemetryConfig } from './config/telemetry';
import { startTraces } from './otlp-traces';

export interface Traces extends Tracing {
  /** Sends what is left; within two seconds unless a test says otherwise, and never rejects. */
  readonly close: () => Promise<void>;
}

const none: Traces = { ...noTracing, close: () => Promise.resolve() };

/** @param closeMilliseconds for what is left at the end */
export function openTraces({ sendsTraces }: Pick<TelemetryConfig, 'sendsTraces'>, log: Logger, closeMilliseconds = 2_000): Promise<Traces> {
  return sendsTraces ? startTraces(log, closeMilliseconds) : Promise.resolve(none);
}
