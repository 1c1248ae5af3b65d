import { wordsOf } from './language/words';

export type Choice = { readonly kind: 'chosen'; readonly place: number } | { readonly kind: 'none' };

const ordinals: readonly (readonly string[])[] = [
  ['1', 'one', 'first', '1st', 'a'],
  ['2', 'two', 'second', '2nd', 'b', 'middle'],
  ['3', 'three', 'third', '3rd', 'c'],
];
const lastWords = ['last', 'bottom'];
/** Words that may stand around a choice without changing it: "the second one please". */
const padding = new Set(['the', 'one', 'number', 'no', 'nr', 'option', 'choice', 'answer', 'please', 'i', 'am', 'mean', 'meant', 'it', 'is', 'its', 'that', 'st', 'nd', 'rd', 'think', 'ok', 'yes', 'yeah', 'definitely', 'say', 'pick', 'choose', 'want', 'would', 'probably', 'top']);
const refusals = new Set(['no', 'nope', 'none', 'neither', 'none of these', 'none of those', 'none of them', 'not these', 'no none of these', 'none of the above', 'nothing', 'nah', 'no not that', 'no not those', 'not that', 'neither of these', 'neither of them', 'wrong', 'something else']);

/** Reads an answer to "which of these is closest?": a number, an ordinal, a title (or most of it), or a refusal. */
export function readChoice(utterance: string, titles: readonly string[]): Choice | undefined {
  const words = wordsOf(utterance);
  if (words.length === 0) return undefined;
  if (refusals.has(words.join(' '))) return { kind: 'none' };
  const place = placeByNumber(words, titles.length) ?? placeByTitle(words, titles);
  return place === undefined ? undefined : { kind: 'chosen', place };
}

/** "i think it is the second one" is as long as a choice gets. */
const mostChoiceWords = 8;

function placeByNumber(words: readonly string[], count: number): number | undefined {
  if (words.length > mostChoiceWords) return undefined;
  const telling = words.filter((word) => !padding.has(word));
  // "one" is padding in "the second one" and the choice in "one".
  const word = telling.length === 1 ? telling[0] : telling.length === 0 && words.includes('one') ? 'one' : telling.length === 0 && words.includes('top') ? 'first' : undefined;
  if (word === undefined) return undefined;
  if (lastWords.includes(word)) return count - 1;
  const place = ordinals.findIndex((names) => names.includes(word));
  return place >= 0 && place < count ? place : undefined;
}

/** The whole title, or at least half of the longer words that only this title has. */
function placeByTitle(words: readonly string[], titles: readonly string[]): number | undefined {
  const spelled = titles.map((title) => wordsOf(title));
  const shares = spelled.map((title, at) => shareOfTitle(words, title, spelled.filter((_, other) => other !== at).flat()));
  const best = Math.max(...shares);
  return best >= 0.5 && shares.filter((share) => share === best).length === 1 ? shares.indexOf(best) : undefined;
}

const shortestTellingWord = 4;

function shareOfTitle(words: readonly string[], title: readonly string[], otherTitles: readonly string[]): number {
  if (words.join(' ') === title.join(' ')) return 1;
  const telling = title.filter((word) => word.length >= shortestTellingWord && !otherTitles.includes(word));
  // A long message is a question of its own, even if it names the title's words.
  if (telling.length === 0 || words.length > title.length + 2) return 0;
  return telling.filter((word) => words.includes(word)).length / telling.length;
}
