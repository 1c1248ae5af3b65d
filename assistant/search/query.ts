import { stem } from '../language/stem';
import { wordsOf } from '../language/words';
import type { WordLists } from '../knowledge/types';

/** A message as the matcher sees it. */
export interface Query {
  /** Words as typed, cleaned and repaired. */
  readonly words: readonly string[];
  /** Stems of the same after synonyms are folded into one word. */
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
  const fillers = new Set(lists.fillers.map((filler) => wordsOf(filler).join(' ')));
  return (utterance) => {
    const words = withoutFillers(wordsOf(utterance), fillers).map(spelling);
    const folded = foldSynonyms(words, synonyms);
    const content = folded.filter((word) => !lists.stopWords.has(word) && !/^[\d.]+$/.test(word));
    return { words, stems: folded.map(stem), content: content.map(stem) };
  };
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

/** Takes greetings and padding off both ends, unless nothing else would be left. */
function withoutFillers(words: readonly string[], fillers: ReadonlySet<string>): readonly string[] {
  let from = 0;
  let to = words.length;
  for (let length = fillerAt(words, from, to, 1, fillers); length > 0; length = fillerAt(words, from, to, 1, fillers)) from += length;
  for (let length = fillerAt(words, from, to, -1, fillers); length > 0; length = fillerAt(words, from, to, -1, fillers)) to -= length;
  return from < to ? words.slice(from, to) : words;
}

const longestFiller = 8;

function fillerAt(words: readonly string[], from: number, to: number, direction: 1 | -1, fillers: ReadonlySet<string>): number {
  for (let length = Math.min(longestFiller, to - from); length > 0; length--) {
    const phrase = direction === 1 ? words.slice(from, from + length) : words.slice(to - length, to);
    if (fillers.has(phrase.join(' '))) return length;
  }
  return 0;
}
