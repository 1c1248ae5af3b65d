import { stem } from '../language/stem';
import { wordsOf } from '../language/words';
import { paddingRemover } from './padding';
import type { WordLists } from '../knowledge/types';

/** A message as the matcher sees it. */
export interface Query {
  /** Words as typed, cleaned, without padding at either end. */
  readonly typed: readonly string[];
  /** The same, one for one, with their spelling repaired. */
  readonly words: readonly string[];
  /** The same after synonyms are folded into one word. */
  readonly folded: readonly string[];
  /** Stems of the folded words, one for one. */
  readonly stems: readonly string[];
  /** Stems that carry meaning: no stop words, no bare numbers. Empty means: nothing to match. */
  readonly content: readonly string[];
}

/** Puts one word right; returns it unchanged when it is known or too strange. */
export type Spelling = (word: string) => string;

export const asTyped: Spelling = (word) => word;

/** Longest synonym, in words. */
const longestPhrase = 4;

/** Makes the function that reads messages by the editors' word lists. */
export function queryReader(lists: WordLists, spelling: Spelling): (utterance: string) => Query {
  const synonyms = bySpelledOutWords(lists.synonyms);
  const unpad = paddingRemover(lists);
  return (utterance) => {
    const typed = unpad(wordsOf(utterance));
    const words = repaired(typed, spelling);
    const folded = foldSynonyms(words, synonyms);
    const content = folded.filter((word) => !lists.stopWords.has(word) && !/^[\d.]+$/.test(word));
    return { typed, words, folded, stems: folded.map(stem), content: content.map(stem) };
  };
}

/** Different words of one message that are looked at for repair: each may be a search, and a message of 500 words has some 200 of them. */
const mostDifferentWords = 250;

function repaired(words: readonly string[], spelling: Spelling): readonly string[] {
  const right = new Map<string, string>();
  return words.map((word) => {
    if (!right.has(word) && right.size < mostDifferentWords) right.set(word, spelling(word));
    return right.get(word) ?? word;
  });
}

/** Synonym keys go through the same cleaning as messages, so that "c-section" and "c section" are one. */
function bySpelledOutWords(synonyms: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  return new Map([...synonyms].map(([other, word]) => [wordsOf(other).join(' '), wordsOf(word)]));
}

function foldSynonyms(words: readonly string[], synonyms: ReadonlyMap<string, readonly string[]>): string[] {
  const folded: string[] = [];
  for (let at = 0; at < words.length; ) {
    const length = phraseLength(words, at, (phrase) => synonyms.has(phrase));
    folded.push(...(synonyms.get(words.slice(at, at + length).join(' ')) ?? [words[at]]));
    at += length;
  }
  return folded;
}

/** How many words from here on make the longest known phrase; 1 when none does. */
function phraseLength(words: readonly string[], at: number, isKnown: (phrase: string) => boolean): number {
  for (let length = Math.min(longestPhrase, words.length - at); length > 1; length--) {
    if (isKnown(words.slice(at, at + length).join(' '))) return length;
  }
  return 1;
}
