/**
 * The language in which a clinician writes signs (explained for editors in content/README.md):
 *   lips|mouth ~ blue|grey          both within a few words, in either order
 *   {not} … (wake up)|rouse         {not}: any word that denies; …: a few words between; {list}: a list of the file's `words`
 *   [baby temperature >= 38] + [age < 90 days]     a number and its threshold; + joins what may stand further apart
 *   ask: … unless a or b            the softer card; not when one of these is said too
 *   always: …                       never the softer card, however little else the message says
 */
import { signStem } from './stem';
import { plainWords } from './tokens';
import { readCondition, type Condition } from './conditions';
import { emptyWords } from './soft-words';

export type Item =
  /** One of the phrases, kept by their first stem, or one of the chains. */
  | { readonly kind: 'words'; readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>; readonly chains: readonly Chain[] }
  | { readonly kind: 'not' }
  | { readonly kind: 'gap' }
  | { readonly kind: 'condition'; readonly condition: Condition };

/** Items one after the other. */
export type Chain = readonly Item[];
/** Chains near each other, in any order. */
export type Group = readonly Chain[];

export interface Sign {
  /** 'always' decides alone; the two others are weighed with everything else the message says. */
  readonly certainty: 'always' | 'sure' | 'ask';
  readonly groups: readonly Group[];
  readonly unless: readonly Group[];
}

export type WordGroups = Readonly<Record<string, readonly string[]>>;

/** The stems of a word or phrase as the matcher sees them: contractions written out, numbers in digits, articles and auxiliaries gone. */
export function stemsOf(phrase: string): string[] {
  const stems = plainWords(phrase).map(signStem);
  const kept = stems.filter((word) => !emptyWords.has(word));
  return kept.length > 0 ? kept : stems;
}

/** From a word or phrase of a sign to its stems. */
export type StemReader = (phrase: string) => readonly string[];

/** What is wrong with a sign, and the words it is about. */
type Fault = 'two exceptions' | 'empty part' | 'no condition' | 'no list';
type Report = (fault: Fault, words: string) => void;

interface Parsing {
  readonly words: WordGroups;
  readonly read: StemReader;
  readonly report: Report;
}

/** In sentences for an editor. Apart from the parser: the page parses signs that were checked, and needs no sentence. */
const problemOf: Readonly<Record<Fault, (words: string) => string>> = {
  'two exceptions': (sign) => `the sign "${sign}" says "unless" twice; write the exceptions as "unless a or b"`,
  'empty part': () => 'a part of it is empty; write at least one word on each side of + and ~',
  'no condition': (piece) => `"${piece}" is no condition; write for example [hours >= 8], [age < 90 days] or [baby temperature >= 38]`,
  'no list': (name) => `the list {${name}} is not among the "words" of this file; add it there or correct the name`,
};

/** A sign, or what is wrong with it in sentences. `read` is for signs that already stand in stems (sign-stems.ts). */
export function parseSign(text: string, words: WordGroups, read: StemReader = stemsOf): { sign: Sign; problems: readonly string[] } {
  const problems: string[] = [];
  const sign = readSign(text, { words, read, report: (fault, about) => problems.push(`${problemOf[fault](about)} (in the sign "${text}")`) });
  return { sign, problems };
}

/** Takes "ask:" or "always:" from before a sign. */
export function splitCertainty(text: string): { readonly certainty: Sign['certainty']; readonly rest: string } {
  for (const certainty of ['always', 'ask'] as const) if (text.startsWith(`${certainty}:`)) return { certainty, rest: text.slice(certainty.length + 1).trim() };
  return { certainty: 'sure', rest: text };
}

/** The sign alone, as far as it can be read; what is wrong is reported. */
export function readSign(text: string, parsing: Parsing): Sign {
  const { certainty, rest } = splitCertainty(text);
  const [meant, ...exceptions] = rest.split(' unless ');
  if (exceptions.length > 1) parsing.report('two exceptions', text);
  return {
    certainty,
    groups: meant.split(' + ').map((group) => parseGroup(group, parsing)),
    unless: exceptions.flatMap((list) => list.split(' or ').map((group) => parseGroup(group, parsing))),
  };
}

function parseGroup(text: string, parsing: Parsing): Group {
  return text.split(' ~ ').map((chain) => parseChain(chain.trim(), parsing));
}

/** Cuts at a separator that stands outside brackets of every kind. */
export function cut(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if ('([{'.includes(text[at])) depth++;
    else if (')]}'.includes(text[at])) depth--;
    else if (depth === 0 && text[at] === separator) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter((part) => part !== '');
}

function parseChain(text: string, parsing: Parsing): Chain {
  const chain = cut(text, ' ').flatMap((piece) => parseItem(piece, parsing) ?? []);
  if (chain.length === 0) parsing.report('empty part', text);
  return chain;
}

function parseItem(piece: string, parsing: Parsing): Item | undefined {
  if (piece === '…' || piece === '...') return { kind: 'gap' };
  if (piece === '{not}') return { kind: 'not' };
  if (piece.startsWith('[') && cut(piece, '|').length === 1) return conditionItem(piece, parsing);
  return choice(alternativesOf(piece), parsing);
}

function conditionItem(piece: string, parsing: Parsing): Item | undefined {
  const condition = readCondition(piece.slice(1, -1).trim());
  if (condition !== undefined) return { kind: 'condition', condition };
  parsing.report('no condition', piece);
  return undefined;
}

/** "a|(b c|d)" → "a", "b c", "d". */
export function alternativesOf(piece: string): string[] {
  return cut(piece, '|').flatMap((part) => (part.startsWith('(') && part.endsWith(')') ? alternativesOf(part.slice(1, -1)) : [part]));
}

/** Alternatives of words only are one item that is quick to look up; the others are chains of their own. */
function choice(alternatives: readonly string[], parsing: Parsing): Item {
  const phrases: string[] = [];
  const chains: Chain[] = [];
  for (const alternative of alternatives) {
    const list = /^\{([^}]+)\}$/.exec(alternative)?.[1];
    if (list !== undefined && list !== 'not') phrases.push(...listWords(list, parsing));
    else if (/[[{…]/.test(alternative)) chains.push(parseChain(alternative, parsing));
    else phrases.push(alternative);
  }
  return { kind: 'words', phrases: byFirstStem(phrases.map(parsing.read)), chains };
}

function byFirstStem(phrases: readonly (readonly string[])[]): Map<string, (readonly string[])[]> {
  const phrasesOf = new Map<string, (readonly string[])[]>();
  for (const stems of phrases) if (stems.length > 0) phrasesOf.set(stems[0], [...(phrasesOf.get(stems[0]) ?? []), stems]);
  return phrasesOf;
}

function listWords(name: string, { words, report }: Parsing): readonly string[] {
  if (Object.hasOwn(words, name)) return words[name];
  report('no list', name);
  return [];
}
