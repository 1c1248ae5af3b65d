import { wordsOf } from '../language/words';
import type { WordLists } from '../knowledge/types';

/** Takes what carries no question off both ends of a message. */
export type Unpad = (words: readonly string[]) => readonly string[];

/** Longest padding phrase, in words. */
const longestPhrase = 8;

interface Padding {
  readonly phrases: ReadonlySet<string>;
  /** Thanks that a name may follow: "thanks, Anna". */
  readonly thanks: ReadonlySet<string>;
}

/** The editors' fillers, and the greetings and thanks of small talk that begin with one: "hello first drops", "thanks a lot", but not "that helps". */
export function paddingPhrases({ fillers, smallTalk }: WordLists): string[] {
  const listed = fillers.map(asRead);
  const said = [...(smallTalk.get('greeting') ?? []), ...(smallTalk.get('thanks') ?? [])].map(asRead);
  return [...new Set([...listed, ...said.filter((phrase) => listed.some((filler) => phrase.startsWith(`${filler} `)))])];
}

/** Makes the function that takes greetings, padding, thanks and a signature off both ends, unless nothing else would be left. */
export function paddingRemover(lists: WordLists): Unpad {
  const thanks = new Set((lists.smallTalk.get('thanks') ?? []).map(asRead));
  const padding: Padding = { phrases: new Set(paddingPhrases(lists)), thanks: new Set(lists.fillers.map(asRead).filter((phrase) => thanks.has(phrase))) };
  return (words) => {
    const from = headLength(words, padding);
    const to = words.length - tailLength(words.slice(from), padding);
    return from < to ? words.slice(from, to) : words;
  };
}

function asRead(phrase: string): string {
  return wordsOf(phrase).join(' ');
}

function headLength(words: readonly string[], { phrases }: Padding): number {
  let from = 0;
  for (let length = -1; length !== 0; from += length) length = longest(words.length - from, (size) => phrases.has(words.slice(from, from + size).join(' ')));
  return from;
}

function tailLength(words: readonly string[], padding: Padding): number {
  let to = words.length - signatureLength(words, padding);
  for (let length = -1; length !== 0; to -= length) length = longest(to, (size) => padding.phrases.has(words.slice(to - size, to).join(' ')));
  return words.length - to;
}

/** 1 when the last word follows thanks, as a name does. */
function signatureLength(words: readonly string[], { thanks }: Padding): number {
  const end = words.length - 1;
  return longest(end, (size) => thanks.has(words.slice(end - size, end).join(' '))) > 0 ? 1 : 0;
}

/** The greatest length up to `limit` of which the claim holds; 0 when there is none. */
function longest(limit: number, holds: (length: number) => boolean): number {
  for (let length = Math.min(longestPhrase, limit); length > 0; length--) if (holds(length)) return length;
  return 0;
}
