/** What the classifier sees of a stretch of a message: hashed words, word pairs, letters, groups of meaning, and what the numbers say. */
import { holds, type Condition } from '../language/conditions';
import { softWords } from '../language/soft-words';
import { numberOf } from '../language/numbers';
import { spansOf } from './match-signs';
import type { Reading } from './reading';
import type { Stretch } from './windows';

const hashBits = 16;
/** Hashes fall into this many places; few enough to be written short, enough for unknown words rarely to meet a known one. */
export const hashPlaces = 2 ** hashBits;

/** FNV-1a, folded to `hashPlaces`. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return ((value >>> 0) ^ (value >>> hashBits)) & (hashPlaces - 1);
}

export interface FeatureReader {
  /** From a stem to the word lists it stands in. */
  readonly groupsOf: ReadonlyMap<string, readonly string[]>;
  /** Conditions of all signs that can be true or false of a message, by their text. */
  readonly conditions: ReadonlyMap<string, Condition>;
}

const letterLength = 4;
const pairReach = 4;

/** The words that carry meaning, denied ones marked, numbers all alike. */
function meantWords(reading: Reading, { from, to }: Stretch): string[] {
  const meant: string[] = [];
  for (let at = from; at < to; at++) {
    const stem = reading.stems[at];
    if (softWords.has(stem)) continue;
    const plain = numberOf(stem) === undefined ? stem : '#';
    meant.push(reading.denied[at] ? `-${plain}` : plain);
  }
  return meant;
}

function addLetters(found: Set<number>, word: string): void {
  if (word.length < letterLength || word.startsWith('-')) return;
  const framed = `^${word}$`;
  for (let at = 0; at + letterLength <= framed.length; at++) found.add(hash(framed.slice(at, at + letterLength)));
}

function addPairs(found: Set<number>, words: readonly string[]): void {
  for (let at = 0; at < words.length; at++) for (let next = at + 1; next <= at + pairReach && next < words.length; next++) {
    if (next === at + 1) found.add(hash(`${words[at]} ${words[next]}`));
    found.add(hash(words[at] < words[next] ? `${words[at]}~${words[next]}` : `${words[next]}~${words[at]}`));
  }
}

function addGroups(found: Set<number>, reader: FeatureReader, reading: Reading, { from, to }: Stretch): void {
  const groups = new Set<string>();
  for (let at = from; at < to; at++) for (const group of reader.groupsOf.get(reading.stems[at]) ?? []) groups.add(reading.denied[at] ? `-${group}` : group);
  const names = [...groups].sort();
  names.forEach((name, index) => {
    found.add(hash(`{${name}`));
    for (const other of names.slice(index + 1, index + 12)) found.add(hash(`{${name}{${other}`));
  });
}

function addContext(found: Set<number>, reading: Reading, { from, to }: Stretch): void {
  const contexts = reading.contexts.slice(reading.tokens[from].sentence, reading.tokens[to - 1].sentence + 1);
  if (contexts.some(({ isHypothetical }) => isHypothetical)) found.add(hash('?supposed'));
  if (contexts.some(({ isLongAgo }) => isLongAgo)) found.add(hash('?past'));
  if (contexts.some(({ isOver }) => isOver)) found.add(hash('?over'));
}

/** Each condition that speaks of something in the message, as true or as false. */
export function conditionFeatures(reader: FeatureReader, reading: Reading): number[] {
  const found: number[] = [];
  for (const [text, condition] of reader.conditions) {
    const values = valuesOf(condition, reading);
    if (values.length === 0 || condition.kind !== 'compare') continue;
    found.push(hash(`[${text}${String(values.some((value) => holds(value, condition.comparison, condition.limit)))}`));
  }
  return found;
}

function valuesOf(condition: Condition, reading: Reading): readonly number[] {
  if (condition.kind !== 'compare') return [];
  if (condition.quantity === 'age') return reading.ageDays === undefined ? [] : [reading.ageDays];
  if (condition.quantity === 'weight loss') return reading.weightLossPercent === undefined ? [] : [reading.weightLossPercent];
  return spansOf(condition, reading).map(({ value }) => value);
}

/** The features of one stretch; `ofMessage` are those of the whole message. */
export function featuresOf(reader: FeatureReader, reading: Reading, stretch: Stretch, ofMessage: readonly number[]): Int32Array {
  const found = new Set<number>(ofMessage);
  const words = meantWords(reading, stretch);
  for (const word of words) {
    found.add(hash(word));
    addLetters(found, word);
  }
  addPairs(found, ['<', ...words, '>']);
  addGroups(found, reader, reading, stretch);
  addContext(found, reading, stretch);
  return Int32Array.from(found);
}
