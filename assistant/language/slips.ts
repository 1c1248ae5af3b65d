import { editDistance } from './edit-distance';

/** Shorter words have too many neighbours. */
const shortest = 4;

/** The word of a small vocabulary that was meant by one with a single slip of the pen ("hnad" is "hand"); the word itself where there is none. */
export function withoutSlip(word: string, vocabulary: ReadonlySet<string>): string {
  if (vocabulary.has(word) || word.length < shortest) return word;
  return [...vocabulary].find((other) => other.length >= shortest && other[0] === word[0] && Math.abs(other.length - word.length) <= 1 && editDistance(other, word) <= 1) ?? word;
}
