import { wordsOf } from './language/words';
import type { PhraseLists } from './knowledge/types';

/**
 * Reads a message that is nothing but set phrases ("hi there", "ok thanks bye"): every word must belong to one.
 * Of several phrases the last one that is not a mere "ok" counts. Returns its name, or undefined for anything else.
 */
export function phraseReader<Name extends string>(lists: PhraseLists<Name>, weakest?: Name): (utterance: string) => Name | undefined {
  const phrases = new Map<string, Name>();
  let longest = 1;
  for (const [name, texts] of lists) {
    for (const text of texts) {
      const words = wordsOf(text);
      phrases.set(words.join(' '), name);
      longest = Math.max(longest, words.length);
    }
  }
  return (utterance) => lastPhrase(namesIn(wordsOf(utterance), phrases, longest), weakest);
}

/** Set phrases are short; a longer message is a story. */
const mostWords = 14;

function namesIn<Name>(words: readonly string[], phrases: ReadonlyMap<string, Name>, longest: number): Name[] {
  if (words.length > mostWords) return [];
  const found: Name[] = [];
  for (let at = 0; at < words.length; ) {
    const length = lengthOfPhrase(words, at, phrases, longest);
    const name = phrases.get(words.slice(at, at + length).join(' '));
    if (length === 0 || name === undefined) return [];
    found.push(name);
    at += length;
  }
  return found;
}

function lengthOfPhrase(words: readonly string[], at: number, phrases: ReadonlyMap<string, unknown>, longest: number): number {
  for (let length = Math.min(longest, words.length - at); length > 0; length--) if (phrases.has(words.slice(at, at + length).join(' '))) return length;
  return 0;
}

function lastPhrase<Name>(names: readonly Name[], weakest: Name | undefined): Name | undefined {
  return names.findLast((name) => name !== weakest) ?? names.at(-1);
}
