/** The examples of the files that the model alone would get wrong: an editor who adds a line to a list can rely on it. */
import type { Reading } from './reading';

export interface Examples {
  /** Keys of messages that must be caught, with their flag numbers. */
  readonly caught: readonly (readonly [number, number])[];
  /** Keys of messages that must not be shown outright. */
  readonly passed: readonly number[];
}

export const noExamples: Examples = { caught: [], passed: [] };

/** A number for the words of a message, the same however it is punctuated (FNV-1a, of which 24 bits are kept: there are a few dozen examples). */
export function exampleKey({ words }: Reading): number {
  let value = 0x811c9dc5;
  for (const word of words) for (let at = 0; at <= word.length; at++) value = Math.imul(value ^ (at === word.length ? 32 : word.charCodeAt(at)), 0x01000193);
  return value >>> 8;
}
