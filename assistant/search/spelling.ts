import Fuse from 'fuse.js';
import { editDistance } from '../language/edit-distance';
import { stem } from '../language/stem';
import type { Spelling } from './query';

/** Shorter words have too many neighbours to repair them safely. */
const shortest = 4;
const longest = 20;
/** From this length on two slips are repaired, below it one: "plague" is not "page". */
const longWord = 8;
/** Neighbours that Fuse.js proposes. With 25 about as many slips are put right as by comparing every word (docs/matching.md). */
const mostNeighbours = 25;
/**
 * The phrasings hold typos too ("tiem", "litle"), so a known word is a typo after all when it stands in the rarer part of the vocabulary and
 * its letters in another order, or with one more, make a word this much more frequent. Frequency by place in the list, as Zipf's law allows.
 * With these numbers nearly all of the 70 words concerned are typos; with more of the vocabulary "wees" became "weeks", 2026-11-25.
 */
const muchMoreFrequent = 30;
const rarerPart = 0.6;
/** Repairs remembered, so that the same typo costs nothing the second time. */
const mostRemembered = 5_000;

/**
 * Repairs words that are not in the vocabulary, or hardly, to the nearest one that is. Fuse.js proposes neighbours among the words with the same
 * first letter and about the same length; the fewest slips decide, and between equals the word that comes first.
 * @param vocabulary words from the most frequent to the rarest
 */
export function spellingFor(vocabulary: readonly string[]): Spelling {
  const place = new Map(vocabulary.map((word, at) => [word, at]));
  const firstRare = vocabulary.length * (1 - rarerPart);
  const stems = new Set(vocabulary.map(stem));
  const neighboursOf = neighbourhoods(vocabulary.filter((word) => word.length >= shortest));
  const remembered = new Map<string, string>();
  return (word) => {
    if (word.length < shortest || word.length > longest || (place.get(word) ?? Infinity) < firstRare || !/^[a-z]+$/.test(word)) return word;
    const before = remembered.get(word);
    if (before !== undefined) return before;
    // Another form of a known word is no slip: "trains" is not "trans" where "train" is known.
    const isForm = !place.has(word) && stems.has(stem(word));
    const repaired = isForm ? word : nearest(word, neighboursOf(word), place) ?? word;
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(word, repaired);
    return repaired;
  };
}

/** Finds words like one: those with its first letter and at most `slipsIn` letters more or fewer. An index is built when it is first needed. */
function neighbourhoods(words: readonly string[]): (word: string) => readonly string[] {
  const byFirstLetter = new Map<string, string[]>();
  for (const word of words) byFirstLetter.set(word[0], [...(byFirstLetter.get(word[0]) ?? []), word]);
  const indexes = new Map<string, Fuse<string>>();
  return (word) => {
    const key = `${word[0]}${word.length}`;
    const near = (other: string): boolean => Math.abs(other.length - word.length) <= slipsIn(word);
    const index = indexes.get(key) ?? new Fuse((byFirstLetter.get(word[0]) ?? []).filter(near), { threshold: 0.4, distance: 20 });
    indexes.set(key, index);
    return index.search(word, { limit: mostNeighbours }).map(({ item }) => item);
  };
}

/** How many slips are repaired in a word. */
function slipsIn(word: string): number {
  return word.length >= longWord ? 2 : 1;
}

function nearest(word: string, neighbours: readonly string[], place: ReadonlyMap<string, number>): string | undefined {
  const own = place.get(word);
  const best = neighbours
    .map((neighbour) => ({ neighbour, slips: editDistance(word, neighbour), place: place.get(neighbour) ?? Infinity }))
    .filter((candidate) => own === undefined || (candidate.place * muchMoreFrequent < own && hasLettersOf(candidate.neighbour, word)))
    .sort((one, other) => one.slips - other.slips || one.place - other.place)
    .at(0);
  return best && best.slips <= slipsIn(word) ? best.neighbour : undefined;
}

function hasLettersOf(neighbour: string, word: string): boolean {
  return [...word].every((letter) => countOf(letter, neighbour) >= countOf(letter, word));
}

function countOf(letter: string, word: string): number {
  return word.split(letter).length - 1;
}
