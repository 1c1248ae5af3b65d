/**
 * Refused requests, told at most once a minute and only as a number: enough to see that MicrosoftAppId is wrong or
 * that somebody knocks, and no way to fill a disk.
 */
import type { Logger } from 'pino';
import { Problem, type Handler } from '../exchange';

const reportMilliseconds = 60_000;

export function createRefusalCounter(log: Logger): (handler: Handler) => Handler {
  let refused = 0;
  let nextReport = 0;

  function count(code: string): void {
    refused += 1;
    if (Date.now() < nextReport) return;
    log.warn({ refused, code }, 'requests to /api/messages were refused');
    refused = 0;
    nextReport = Date.now() + reportMilliseconds;
  }

  return (handler) => async (exchange) => {
    try {
      return await handler(exchange);
    } catch (error) {
      if (error instanceof Problem) count(error.code);
      throw error;
    }
  };
}
