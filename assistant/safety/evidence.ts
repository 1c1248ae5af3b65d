/** Which signs a message shows, flag by flag. */
import { isBeside, matchSign, type Place } from './match-signs';
import type { Language, ReadyFlag, ReadySign } from './model';
import type { Reading, SentenceContext } from './reading';

export interface SignHit {
  readonly flag: number;
  readonly sign: number;
  /** 0…1. Less than 1 in a sentence about the past or about what might be, or beside words that the file's `passes` excuse. */
  readonly trust: number;
}

export interface RuleEvidence {
  readonly hits: readonly SignHit[];
  /** By flag number: the message looks like the danger and is said by the file to be none. */
  readonly excused: readonly boolean[];
  /** By flag number: a sign that decides alone stands there, and nothing takes it back. */
  readonly plain: readonly boolean[];
}

/** The word choices of which a message has a word: a quick look that spares most signs the slow one. */
export function choicesMet({ choicesOf }: Pick<Language, 'choicesOf'>, { stems }: Reading): ReadonlySet<number> {
  const met = new Set<number>();
  for (const stem of new Set(stems)) for (const choice of choicesOf.get(stem) ?? []) met.add(choice);
  return met;
}

export function ruleEvidence(language: Language, reading: Reading): RuleEvidence {
  const { flags } = language;
  const met = choicesMet(language, reading);
  const excuses = flags.map(({ passes }) => passes.flatMap((ready) => placeOf(ready, reading, met) ?? []));
  const excused = excuses.map(({ length }) => length > 0);
  const hits = flags.flatMap((flag, number) => hitsOf(flag, number, { reading, met, excuses: excuses[number] }));
  const isPlain = ({ flag, sign, trust }: SignHit): boolean => trust === 1 && !excused[flag] && flags[flag].signs[sign].sign.certainty === 'always';
  const plain = flags.map((_, number) => hits.some((hit) => hit.flag === number && isPlain(hit)));
  return { excused, hits, plain };
}

interface Look {
  readonly reading: Reading;
  /** Word choices of which the message has a word. */
  readonly met: ReadonlySet<number>;
  readonly excuses: readonly Place[];
}

function hitsOf(flag: ReadyFlag, number: number, { reading, met, excuses }: Look): SignHit[] {
  return flag.signs.flatMap((ready, sign) => {
    const place = placeOf(ready, reading, met);
    return place === undefined ? [] : [{ flag: number, sign, trust: Math.min(excuses.some((excuse) => isBeside(reading, place, excuse)) ? trusts.excused : 1, trustIn(flag, reading, place)) }];
  });
}

function placeOf({ sign, needed }: ReadySign, reading: Reading, met: ReadonlySet<number>): Place | undefined {
  return needed.every((choice) => met.has(choice)) ? matchSign(sign, reading) : undefined;
}

/** What a sign keeps of its weight where the sentence takes it back. A doubt, not a veto: the words are asked as well. */
const trusts = { supposed: 0.12, longAgo: 0.25, over: 0.35, excused: 0.3 };

/** A sign without a place speaks for the most trustworthy sentence; one with a place for the least trustworthy of its own. */
function trustIn({ afterwards }: ReadyFlag, reading: Reading, place: Place): number {
  if (place === 'anywhere') return Math.max(0, ...reading.contexts.map((context) => trustOf(context, afterwards)));
  const sentences = reading.contexts.slice(reading.tokens[place.from].sentence, reading.tokens[place.to - 1].sentence + 1);
  return Math.min(1, ...sentences.map((context) => trustOf(context, afterwards)));
}

function trustOf({ isHypothetical, isLongAgo, isOver }: SentenceContext, afterwards: 'over' | 'counts'): number {
  if (isHypothetical) return trusts.supposed;
  if (isLongAgo) return trusts.longAgo;
  return isOver && afterwards === 'over' ? trusts.over : 1;
}
