/** The log: one JSON object a line. Whatever is logged while a request is answered carries the request's id. */
import { AsyncLocalStorage } from 'node:async_hooks';
import pino, { type DestinationStream, type Logger } from 'pino';
import type { Config } from './config';

const current = new AsyncLocalStorage<{ readonly requestId: string }>();

/** @param destination other than stdout; for tests */
export function createLog(level: Config['logLevel'], destination?: DestinationStream): Logger {
  // A copy, for pino writes into it.
  const options = { level, mixin: () => ({ ...current.getStore() }) };
  return destination === undefined ? pino(options) : pino(options, destination);
}

export function withRequestId<Value>(requestId: string, work: () => Value): Value {
  return current.run({ requestId }, work);
}
