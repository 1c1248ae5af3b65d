/** What triage needs at run time, made once from the red flags, and the same made ready for use. Plain values: can be written as JSON. */
import type { Condition } from '../language/conditions';
import { readSign, type Chain, type Item, type Sign } from '../language/sign-grammar';
import { stemsWritten } from '../language/sign-stems';
import type { RedFlag } from '../knowledge/types';
import type { Classifier } from './classifier';
import type { Examples } from './examples';
import type { FeatureReader } from './features';
import type { SignWeight } from './sign-weights';
import { buildSpelling, type Spelling } from './spelling';

/** A red flag without what is only said or only learned from; signs and words in stems. */
export type FlagSigns = Pick<RedFlag, 'id' | 'level' | 'afterwards' | 'signs' | 'passes' | 'words'>;

/** Natural log odds of danger, from which on something is shown. Chosen by cross-validation when the model is built. */
export interface Thresholds {
  /** The red flag without a question. */
  readonly sure: number;
  /** "Is this happening now?" */
  readonly ask: number;
}

/** How the two witnesses are put together: log odds = base + words × log odds of the classifier + signs × strength of the signs. */
export interface Mixture {
  readonly base: number;
  readonly words: number;
  readonly signs: number;
}

export interface TriageModel {
  readonly flags: readonly FlagSigns[];
  /** Stems of ordinary talk that lie one slip away from a word of a sign and are no slip. */
  readonly ordinaryStems: readonly string[];
  readonly classifier: Classifier;
  /** By flag and sign. */
  readonly signWeights: readonly (readonly SignWeight[])[];
  readonly mixture: Mixture;
  readonly thresholds: Thresholds;
  readonly examples: Examples;
}

export interface ReadyFlag {
  readonly id: string;
  readonly level: 'emergency' | 'urgent';
  readonly afterwards: 'over' | 'counts';
  readonly signs: readonly ReadySign[];
  readonly passes: readonly ReadySign[];
}

export interface ReadySign {
  readonly sign: Sign;
  /** Numbers of the word choices of which a message must have each; quicker to look at than the sign itself. */
  readonly needed: readonly number[];
}

export interface Language {
  readonly flags: readonly ReadyFlag[];
  /** From a stem to the numbers of the word choices that begin with it. */
  readonly choicesOf: ReadonlyMap<string, readonly number[]>;
  readonly reader: FeatureReader;
  readonly spelling: Spelling;
  /** Every stem that occurs in a sign or a word list. */
  readonly signStems: ReadonlySet<string>;
}

/** Parses the signs of all flags. They were checked when the content was read, so mistakes are not looked for again. */
export function readyLanguage(flags: readonly FlagSigns[], ordinaryStems: readonly string[]): Language {
  const choices: Choices = { count: 0, ofStem: new Map() };
  const ready = flags.map((flag) => ({
    id: flag.id, level: flag.level, afterwards: flag.afterwards, signs: flag.signs.map((text) => readySign(text, flag, choices)), passes: flag.passes.map((text) => readySign(text, flag, choices)),
  }));
  const groupsOf = wordGroups(flags);
  const signStems = new Set([...groupsOf.keys(), ...ready.flatMap(({ signs, passes }) => [...signs, ...passes].flatMap(({ sign }) => itemsOf(sign).flatMap(stemsOfItem)))]);
  return { flags: ready, choicesOf: choices.ofStem, reader: { groupsOf, conditions: conditionsOf(ready) }, spelling: buildSpelling(signStems, ordinaryStems), signStems };
}

interface Choices {
  count: number;
  readonly ofStem: Map<string, number[]>;
}

function readySign(text: string, { words }: FlagSigns, choices: Choices): ReadySign {
  const sign = readSign(text, { words, read: stemsWritten, report: () => undefined });
  return { sign, needed: sign.groups.flat(2).flatMap((item) => neededChoice(item, choices)) };
}

/** Numbers the item's words as one choice. An item with chains of its own can be met without any of its words. */
function neededChoice(item: Item, choices: Choices): number[] {
  if (item.kind !== 'words' || item.chains.length > 0) return [];
  const number = choices.count++;
  for (const stem of item.phrases.keys()) choices.ofStem.set(stem, [...(choices.ofStem.get(stem) ?? []), number]);
  return [number];
}

function itemsOf({ groups, unless }: Sign): Item[] {
  const chains: Chain[] = [...groups, ...unless].flat();
  return chains.flat();
}

function stemsOfItem(item: Item): readonly string[] {
  return item.kind === 'words' ? [...[...item.phrases.values()].flat(2), ...item.chains.flatMap((chain) => chain.flatMap(stemsOfItem))] : [];
}

/** Lists of the same name in two files are one group of meaning. Phrases belong to it by their words only in signs. */
function wordGroups(flags: readonly FlagSigns[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { words } of flags) for (const [name, list] of Object.entries(words)) for (const stems of list.map(stemsWritten)) {
    const names = groups.get(stems[0]) ?? [];
    if (stems.length === 1 && !names.includes(name)) groups.set(stems[0], [...names, name]);
  }
  return groups;
}

/** "number" says nothing without the words beside it. */
function conditionsOf(flags: readonly ReadyFlag[]): Map<string, Condition> {
  const items = flags.flatMap(({ signs, passes }) => [...signs, ...passes].flatMap(({ sign }) => itemsOf(sign)));
  const conditions = items.flatMap((item) => (item.kind === 'condition' && item.condition.kind === 'compare' && item.condition.quantity !== 'number' ? [item.condition] : []));
  return new Map(conditions.map((condition) => [`${condition.quantity}${condition.comparison}${condition.limit.toFixed(2)}`, condition]));
}
