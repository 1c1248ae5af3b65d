/**
 * A watermark is a position: the number of the last activity a client has. Missing, empty and `-` mean the beginning,
 * as clients write it. One ahead of the end is taken as the end. Anything else (negative, not a number, two at once)
 * is refused, for guessing would lose messages or repeat them.
 */
import { Problem } from '../exchange';

/** Before the first activity of any conversation. */
export const beginning = 0;

/** @throws Problem 400 */
export function readWatermark(query: URLSearchParams): number {
  const isOdd = [...query.keys()].some((name) => name.startsWith('watermark['));
  const [given = '', ...others] = query.getAll('watermark');
  if (!isOdd && others.length === 0) {
    if (given === '' || given === '-') return beginning;
    if (/^\d{1,15}$/.test(given)) return Number(given);
  }
  throw new Problem({ status: 400, code: 'BadWatermark', message: 'The watermark must be a whole number, as an earlier answer gave it.' });
}
