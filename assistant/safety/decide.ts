/** From a message to a red flag: signs and classifier together. */
import { softmaxInPlace, type Classifier } from './classifier';
import { ruleEvidence, type RuleEvidence } from './evidence';
import { exampleKey } from './examples';
import { conditionFeatures, featuresOf } from './features';
import { readyLanguage, type Language, type Mixture, type TriageModel } from './model';
import { readMessage, type Reading } from './reading';
import type { SignWeight } from './sign-weights';
import { respell } from './spelling';
import { stretchesOf } from './windows';

export interface Known {
  /** Whole days since birth, when an earlier message told it. */
  readonly babyAgeDays?: number;
}

/** What the words say, without the signs. */
export interface WordEvidence {
  /** 0…1 by flag: the highest it reaches in any stretch. */
  readonly probabilities: Float32Array;
  /** 0…1: how alarming the most alarming stretch is, whichever the flag. */
  readonly danger: number;
}

export interface Decision {
  readonly flag: number;
  readonly certainty: 'sure' | 'ask';
}

export interface Ready {
  readonly model: TriageModel;
  readonly language: Language;
  readonly rowOf: ReadonlyMap<number, number>;
  /** From the key of an example to its flag number. */
  readonly exampleOf: ReadonlyMap<number, number>;
  readonly heldBack: ReadonlySet<number>;
}

export function ready(model: TriageModel): Ready {
  const rowOf = new Map(Array.from(model.classifier.features, (feature, row) => [feature, row]));
  return { model, language: readyLanguage(model.flags, model.ordinaryStems), rowOf, exampleOf: new Map(model.examples.caught), heldBack: new Set(model.examples.passed) };
}

export function readFor(language: Language, utterance: string, known: Known): Reading {
  const reading = readMessage(utterance, (stem) => respell(language.spelling, stem));
  return reading.ageDays === undefined && known.babyAgeDays !== undefined ? { ...reading, ageDays: known.babyAgeDays } : reading;
}

export interface StretchFeatures {
  /** Hashes. */
  readonly features: Int32Array;
  /** 0…1. Less than 1 where the stretch only speaks of what might be or of long ago. */
  readonly trust: number;
}

const trustInTalk = 0.3;

export function stretchFeatures(language: Language, reading: Reading): StretchFeatures[] {
  const ofMessage = conditionFeatures(language.reader, reading);
  return stretchesOf(reading).map((stretch) => {
    const sentences = reading.contexts.slice(reading.tokens[stretch.from].sentence, reading.tokens[stretch.to - 1].sentence + 1);
    const isTalk = sentences.every(({ isHypothetical, isLongAgo }) => isHypothetical || isLongAgo);
    return { features: featuresOf(language.reader, reading, stretch, ofMessage), trust: isTalk ? trustInTalk : 1 };
  });
}

/** Puts the probabilities of all stretches together; an excused flag alarms nobody. */
export function gatherWords(stretches: Iterable<{ readonly scores: Float32Array; readonly trust: number }>, excused: readonly boolean[]): WordEvidence {
  const probabilities = new Float32Array(excused.length);
  let danger = 0;
  for (const { scores, trust } of stretches) {
    let alarm = 0;
    excused.forEach((isExcused, flag) => {
      if (isExcused) return;
      alarm += scores[flag];
      probabilities[flag] = Math.max(probabilities[flag], scores[flag]);
    });
    danger = Math.max(danger, alarm * trust);
  }
  return { probabilities, danger };
}

function* stretchScores({ model, language, rowOf }: Ready, reading: Reading): Generator<{ scores: Float32Array; trust: number }> {
  for (const { features, trust } of stretchFeatures(language, reading)) yield { scores: scoresOf(model.classifier, rowOf, features), trust };
}

function scoresOf({ flags, weights, scale, bias }: Classifier, rowOf: ReadonlyMap<number, number>, features: Int32Array): Float32Array {
  const labels = flags + 1;
  const scores = new Float32Array(labels);
  for (const feature of features) {
    const row = rowOf.get(feature);
    if (row === undefined) continue;
    for (let label = 0; label < labels; label++) scores[label] += weights[row * labels + label];
  }
  const size = scale / Math.sqrt(features.length || 1);
  for (let label = 0; label < labels; label++) scores[label] = scores[label] * size + bias[label];
  softmaxInPlace(scores);
  return scores;
}

/** Further signs of other kinds add less than the strongest: they are rarely independent. */
const further = 0.3;
/** Bounds of what the words may say, so that they alone cannot talk a clinician's sign away. */
const least = 0.03;
const most = 0.995;

export function logOdds(probability: number): number {
  const bounded = Math.min(most, Math.max(least, probability));
  return Math.log(bounded / (1 - bounded));
}

/** How much the signs together speak for danger: the strongest, and a part of the next strongest. */
export function signStrength(weights: readonly (readonly SignWeight[])[], { hits }: RuleEvidence): number {
  const strengths = hits.map(({ flag, sign, trust }) => Math.max(0, weights[flag][sign].danger) * trust).sort((one, other) => other - one);
  return (strengths[0] ?? 0) + further * (strengths[1] ?? 0);
}

/** Natural log odds that somebody is in danger. */
export function dangerOf({ words, signs, base }: Mixture, danger: number, strength: number): number {
  return base + words * logOdds(danger) + signs * strength;
}

/** Examples of the files decide themselves: caught ones are caught, passed ones never shown outright, however the model sees them. */
function byExample({ exampleOf, heldBack }: Ready, decision: Decision | undefined, key: number): Decision | undefined {
  const flag = exampleOf.get(key);
  if (flag !== undefined && decision === undefined) return { flag, certainty: 'ask' };
  return decision?.certainty === 'sure' && heldBack.has(key) ? { ...decision, certainty: 'ask' } : decision;
}

export function triageReading(made: Ready, reading: Reading): Decision | undefined {
  return byExample(made, judge(made, reading), exampleKey(reading));
}

/** What signs and words say, without the examples. */
export function judge(made: Ready, reading: Reading): Decision | undefined {
  const { model, language } = made;
  const rules = ruleEvidence(language, reading);
  const words = gatherWords(stretchScores(made, reading), rules.excused);
  const odds = dangerOf(model.mixture, words.danger, signStrength(model.signWeights, rules));
  const isPlain = rules.plain.includes(true);
  if (odds < model.thresholds.ask && !isPlain) return undefined;
  return { flag: likeliest(model, rules, words.probabilities), certainty: isPlain || odds >= model.thresholds.sure ? 'sure' : 'ask' };
}

/** How much of a sign's say in which flag it is comes from its say in whether it is danger at all. */
const share = 0.35;
/** An emergency breaks a near tie. Natural log odds. */
const emergencyBonus = 0.3;
/** A flag whose sign decides alone needs strong reasons to give way to another. Natural log odds. */
const plainBonus = 3;

export function likeliest({ flags, signWeights }: Pick<TriageModel, 'flags' | 'signWeights'>, { hits, plain }: RuleEvidence, probabilities: Float32Array): number {
  const values = flags.map(({ level }, flag) => logOdds(probabilities[flag]) + (level === 'emergency' ? emergencyBonus : 0) + (plain[flag] ? plainBonus : 0));
  const strongest = flags.map(() => 0);
  for (const { flag, sign, trust } of hits) {
    const { danger, flag: own } = signWeights[flag][sign];
    strongest[flag] = Math.max(strongest[flag], Math.max(0, danger * share + own * (1 - share)) * trust);
  }
  return values.reduce((best, value, flag) => (value + strongest[flag] > values[best] + strongest[best] ? flag : best), 0);
}
