/**
 * Refused requests, told at most once a minute for each reason and only as a number: enough to see that a setting is
 * wrong or that somebody knocks, and no way to fill a disk.
 */
import type { Logger } from 'pino';
import { Problem, type Exchange } from './exchange';

const reportMilliseconds = 60_000;

interface Tally {
  readonly refused: number;
  readonly nextReport: number;
}

/** The same function, its refusals counted. */
export type Counted = <Value>(answer: (exchange: Exchange) => Promise<Value> | Value) => (exchange: Exchange) => Promise<Value>;

/** @param sentence what the log says beside the number and the code */
export function createRefusalCounter(log: Logger, sentence: string): Counted {
  /** By code; codes are few, and our own. */
  const tallies = new Map<string, Tally>();

  function count(code: string): void {
    const { refused: before, nextReport } = tallies.get(code) ?? { refused: 0, nextReport: 0 };
    const refused = before + 1;
    if (Date.now() < nextReport) return void tallies.set(code, { refused, nextReport });
    log.warn({ refused, code }, sentence);
    tallies.set(code, { refused: 0, nextReport: Date.now() + reportMilliseconds });
  }

  return (answer) => async (exchange) => {
    try {
      return await answer(exchange);
    } catch (error) {
      if (error instanceof Problem) count(error.code);
      throw error;
    }
  };
}
