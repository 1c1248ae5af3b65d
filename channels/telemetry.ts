/** What an operator sees of the running bot: log, metrics, traces. */
import type { DestinationStream, Logger } from 'pino';
import type { Config } from './config';
import { createLog } from './log';
import { createMetrics, type Metrics } from './metrics';
import { openTraces, type Traces } from './traces';

export interface Telemetry {
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly traces: Traces;
}

/**
 * For tests:
 * @param destination of the log, other than stdout
 * @param closeMilliseconds for the last traces, other than two seconds
 */
export async function openTelemetry({ logLevel, telemetry }: Pick<Config, 'logLevel' | 'telemetry'>, destination?: DestinationStream, closeMilliseconds?: number): Promise<Telemetry> {
  const log = createLog(logLevel, destination);
  return { log, metrics: createMetrics(), traces: await openTraces(telemetry, log, closeMilliseconds) };
}
