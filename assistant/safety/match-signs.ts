/** Finds signs in a message that has been read. */
import type { Span } from '../language/spans';
import { negators } from '../language/negation';
import { personOf } from '../language/people';
import { holds, type Condition, type Whom } from '../language/conditions';
import type { Reading } from './reading';
import type { Chain, Group, Item, Sign } from '../language/sign-grammar';
import { softWords } from '../language/soft-words';

/** Words from the start of one chain to the other: ~ and + . */
const nearWords = 10;
const farWords = 20;
/** Further words that may stand between neighbours of a chain: without and with a gap written. */
const stray = 1;
const gapWords = 6;
/** The most places tried for one chain, so that a message of one word repeated stays quick. */
const mostPlaces = 40;

/** Where something was found: first word, and the word after the last. Conditions about the whole message have no place. */
export type Place = { readonly from: number; readonly to: number } | 'anywhere';

/** Where the sign stands, or undefined. */
export function matchSign(sign: Sign, reading: Reading): Place | undefined {
  const place = matchGroups(sign.groups, reading);
  if (place === undefined) return undefined;
  return sign.unless.some((group) => excuses(group, reading, place)) ? undefined : place;
}

/** Whether this exception of a sign holds where the sign stands. */
export function excuses(group: Group, reading: Reading, place: Place): boolean {
  return matchGroup(group, reading, [place]).some((other) => isBeside(reading, place, other));
}

/** An exception counts only beside the sign and in its clause: "her lips are blue and my nipples are sore" is no blue nipple. */
const besideWords = 2;

export function isBeside({ tokens }: Reading, place: Place, other: Place): boolean {
  if (place === 'anywhere' || other === 'anywhere') return true;
  const isNear = other.from <= place.to + besideWords && other.to >= place.from - besideWords;
  return isNear && tokens[other.from].clause <= tokens[place.to - 1].clause && tokens[other.to - 1].clause >= tokens[place.from].clause;
}

function matchGroups(groups: readonly Group[], reading: Reading): Place | undefined {
  let places: Place[] = ['anywhere'];
  for (const group of groups) {
    const found = matchGroup(group, reading, places);
    places = join(places, found, farWords);
    if (places.length === 0) return undefined;
  }
  return places[0];
}

function matchGroup(group: Group, reading: Reading, around: readonly Place[] = ['anywhere']): Place[] {
  let places: Place[] | undefined;
  for (const chain of group) {
    const found = matchChain(chain, reading, around);
    places = places === undefined ? found : join(places, found, nearWords);
    if (places.length === 0) return [];
  }
  return places ?? [];
}

/** All pairs close enough, as the stretch from the first to the last word. */
function join(places: readonly Place[], others: readonly Place[], most: number): Place[] {
  const joined: Place[] = [];
  for (const one of places) for (const other of others) {
    if (joined.length >= mostPlaces) return joined;
    if (one === 'anywhere' || other === 'anywhere') joined.push(one === 'anywhere' ? other : one);
    else if (Math.max(one.from - other.to, other.from - one.to) <= most) joined.push({ from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) });
  }
  return joined;
}

function matchChain(chain: Chain, reading: Reading, around: readonly Place[]): Place[] {
  const [first] = chain;
  if (chain.length === 1 && first.kind === 'condition' && first.condition.kind !== 'compare') return matchWhole(first.condition, reading, around);
  if (chain.length === 1 && first.kind === 'condition') return placesOf(first.condition, reading);
  const mayBeDenied = chain.some(denies);
  const places: Place[] = [];
  for (let at = 0; at < reading.words.length && places.length < mostPlaces; at++) {
    const to = matchFrom(chain, 0, reading, at, mayBeDenied, 0);
    if (to !== undefined) places.push({ from: at, to });
  }
  return places;
}

/** A chain that speaks of "not" itself is not undone by it. */
function denies(item: Item): boolean {
  if (item.kind !== 'words') return item.kind === 'not';
  return [...item.phrases.values()].some((phrases) => phrases.some((words) => words.some((word) => negators.has(word)))) || item.chains.some((chain) => chain.some(denies));
}

/** Conditions that look at the whole message, or at whom the words found so far belong to. */
function matchWhole(condition: Condition, reading: Reading, around: readonly Place[]): Place[] {
  if (condition.kind === 'unknown age') return reading.ageDays === undefined ? ['anywhere'] : [];
  if (condition.kind !== 'about') return [];
  return around.some((place) => isAbout(condition.who, reading, place)) ? ['anywhere'] : [];
}

function isAbout(who: Whom, reading: Reading, place: Place): boolean {
  const { words } = reading;
  const person = place === 'anywhere' ? personOf(words, 0) : personOf(words, place.from, place.to);
  if (who === 'nobody') return person === undefined;
  if (who === 'anyone') return person !== 'other';
  return who === 'parent' ? person === 'parent' : person === 'baby' || person === undefined;
}

function placesOf(condition: Condition, reading: Reading): Place[] {
  if (condition.kind !== 'compare') return [];
  const { quantity, comparison, limit } = condition;
  const whole = quantity === 'age' ? reading.ageDays : quantity === 'weight loss' ? reading.weightLossPercent : undefined;
  if (whole !== undefined) return holds(whole, comparison, limit) ? ['anywhere'] : [];
  return spansOf(condition, reading).filter(({ value }) => holds(value, comparison, limit)).slice(0, mostPlaces);
}

/** The quantities of that kind in the message. A temperature without a person is the parent's. */
export function spansOf(condition: Condition, reading: Reading): readonly Span[] {
  if (condition.kind !== 'compare') return [];
  switch (condition.quantity) {
    case 'number': return reading.numbers;
    case 'hours': return reading.hours;
    case 'baby temperature': return reading.temperatures.filter(({ person }) => person === 'baby' || (person === undefined && reading.ageDays !== undefined));
    case 'parent temperature': return reading.temperatures.filter(({ person }) => person === 'parent' || (person === undefined && reading.ageDays === undefined));
    case 'age': case 'weight loss': return [];
  }
}

/** Index after the chain's last word when the chain, from item `index` on, stands at `at`; `used` counts strays since the item before. */
function matchFrom(chain: Chain, index: number, reading: Reading, at: number, mayBeDenied: boolean, used: number): number | undefined {
  if (index === chain.length) return at;
  const item = chain[index];
  if (item.kind === 'gap') return matchFrom(chain, index + 1, reading, at, mayBeDenied, stray - gapWords);
  const to = matchItem(item, reading, at, mayBeDenied);
  const rest = to === undefined ? undefined : matchFrom(chain, index + 1, reading, to, mayBeDenied, 0);
  if (rest !== undefined) return rest;
  if (index === 0 || at >= reading.words.length || isUndone(reading, at)) return undefined;
  const cost = softWords.has(reading.stems[at]) ? 0 : 1;
  if (used + cost > stray || !isSameSentence(reading, at - 1, at)) return undefined;
  return matchFrom(chain, index, reading, at + 1, mayBeDenied, used + cost);
}

/** "Won't stop eating" is eating: no word of a sign stands beyond the "stop". */
function isUndone({ words, stems }: Reading, at: number): boolean {
  return stems[at] === 'stop' && negators.has(words[at - 1]);
}

function isSameSentence({ tokens }: Reading, one: number, other: number): boolean {
  return tokens[one].sentence === tokens[other].sentence;
}

function matchItem(item: Item, reading: Reading, at: number, mayBeDenied: boolean): number | undefined {
  switch (item.kind) {
    case 'not': return negators.has(reading.words[at]) ? at + 1 : undefined;
    case 'condition': return conditionAt(item.condition, reading, at);
    case 'words': return wordsAt(item, reading, at, mayBeDenied);
    case 'gap': return at;
  }
}

function conditionAt(condition: Condition, reading: Reading, at: number): number | undefined {
  if (condition.kind !== 'compare') return undefined;
  return spansOf(condition, reading).find((span) => span.from === at && holds(span.value, condition.comparison, condition.limit))?.to;
}

function wordsAt({ phrases, chains }: Item & { kind: 'words' }, reading: Reading, at: number, mayBeDenied: boolean): number | undefined {
  if (reading.denied[at] && !mayBeDenied) return undefined;
  for (const words of phrases.get(reading.stems[at]) ?? []) {
    const to = phraseAt(words, reading, at);
    if (to !== undefined) return to;
  }
  for (const chain of chains) {
    const to = matchFrom(chain, 0, reading, at, mayBeDenied, 0);
    if (to !== undefined) return to;
  }
  return undefined;
}

function phraseAt(words: readonly string[], { stems }: Reading, at: number): number | undefined {
  let next = at;
  for (const [index, word] of words.entries()) {
    while (index > 0 && next < stems.length && stems[next] !== word && softWords.has(stems[next])) next++;
    if (stems[next] !== word) return undefined;
    next++;
  }
  return next;
}
