/** Makes the triage model from the red-flag files and from ordinary messages. Deterministic: the same content gives the same model. */
import type { RedFlag } from '../knowledge/types';
import { signInStems, wordsInStems } from '../language/sign-stems';
import { signStem } from '../language/stem';
import { plainWords } from '../language/tokens';
import { scoreRows, trainClassifier, type Bag, type Learned, type StretchRows } from './classifier';
import { compress, rounded } from './compress';
import { gatherWords, judge, readFor, ready, signStrength, stretchFeatures, type StretchFeatures } from './decide';
import { exampleKey, noExamples, type Examples } from './examples';
import { ruleEvidence, type RuleEvidence } from './evidence';
import { readyLanguage, type FlagSigns, type Language, type TriageModel } from './model';
import { withoutIdleExceptions } from './idle-exceptions';
import { fitMixture } from './mixture';
import { signWeights } from './sign-weights';
import { isOrdinaryNeighbour } from './spelling';
import { chooseThresholds, type Judged } from './thresholds';

export interface TriageInput {
  readonly redFlags: readonly RedFlag[];
  /** Messages about feeding that are no danger. */
  readonly ordinary: readonly string[];
  readonly outOfScope: readonly string[];
}

/** A message with what it teaches; read once, used in every fold. */
export interface Lesson {
  readonly text: string;
  readonly stretches: readonly StretchFeatures[];
  readonly rules: RuleEvidence;
  readonly hits: RuleEvidence['hits'];
  /** Flag number, or the number of flags for "no danger". */
  readonly label: number;
  readonly kind: 'caught' | 'passed' | 'ordinary';
  /** Its place in its list; decides in which part it is left out. */
  readonly index: number;
}

/** Ordinary messages learned from; more make the start slower and nothing better. Taken evenly over all topics. */
const mostOrdinary = 11_000;
const mostOutOfScope = 2500;

/** Parts left out in turn while the thresholds are chosen. */
const folds = 3;
/** How much a message counts by its kind: there are ten ordinary ones to each danger, and look-alikes teach the most. */
const weights: Readonly<Record<Lesson['kind'], number>> = { caught: 2, passed: 1.6, ordinary: 1 };

export function buildTriage(input: TriageInput): TriageModel {
  const { flags, ordinaryStems } = signsInUse(input);
  const language = readyLanguage(flags, ordinaryStems);
  const lessons = lessonsOf(language, input);
  const judged = judgeLeftOut(language, lessons, folds);
  const mixture = fitMixture(judged);
  const { learned, rows } = train(flags.length, lessons);
  const model: TriageModel = {
    flags, ordinaryStems, mixture, thresholds: chooseThresholds(mixture, judged), signWeights: signWeights(language.flags, lessons),
    classifier: compress([...rows.keys()], learned), examples: noExamples,
  };
  return { ...model, examples: examplesFor(model, input.redFlags) };
}

/** The signs in stems, without exceptions that nothing needs. */
function signsInUse(input: TriageInput): Pick<TriageModel, 'flags' | 'ordinaryStems'> {
  const written = input.redFlags.map(signsOf);
  const language = readyLanguage(written, ordinaryNeighbours(written, input));
  const texts = [...input.redFlags.flatMap(({ caught, passed }) => [...caught, ...passed]), ...harmlessOf(input)];
  const flags = withoutIdleExceptions(written, language, texts.map((text) => readFor(language, text, {})));
  return { flags, ordinaryStems: ordinaryNeighbours(flags, input) };
}

function harmlessOf({ ordinary, outOfScope }: TriageInput): readonly string[] {
  return [...evenly(ordinary, mostOrdinary), ...evenly(outOfScope, mostOutOfScope)];
}

/** The lines of the lists that the model alone gets wrong. */
function examplesFor(model: TriageModel, redFlags: readonly RedFlag[]): Examples {
  const made = ready(model);
  const read = (text: string): { key: number; certainty?: 'sure' | 'ask' } => {
    const reading = readFor(made.language, text, {});
    return { key: exampleKey(reading), certainty: judge(made, reading)?.certainty };
  };
  return {
    caught: redFlags.flatMap(({ caught }, flag) => caught.map(read).filter(({ certainty }) => certainty === undefined).map(({ key }): [number, number] => [key, flag])),
    passed: redFlags.flatMap(({ passed }) => passed.map(read).filter(({ certainty }) => certainty === 'sure').map(({ key }) => key)),
  };
}

function signsOf({ id, level, afterwards, signs, passes, words }: RedFlag): FlagSigns {
  return { id, level, afterwards, signs: signs.map(signInStems), passes: passes.map(signInStems), words: wordsInStems(words) };
}

/** A word used this often in ordinary talk is no slip of the pen. */
const leastUses = 9;

function ordinaryNeighbours(flags: readonly FlagSigns[], { ordinary, outOfScope, redFlags }: TriageInput): string[] {
  const uses = new Map<string, number>();
  const texts = [...ordinary, ...outOfScope, ...redFlags.flatMap(({ passed }) => passed)];
  for (const text of texts) for (const word of plainWords(text)) uses.set(word, (uses.get(word) ?? 0) + 1);
  const { spelling, signStems } = readyLanguage(flags, []);
  const stems = [...uses].filter(([, count]) => count >= leastUses).map(([word]) => signStem(word));
  return [...new Set(stems)].filter((word) => !signStems.has(word) && isOrdinaryNeighbour(spelling, word)).sort();
}

export function lessonsOf(language: Language, input: TriageInput): Lesson[] {
  const { redFlags } = input;
  const none = redFlags.length;
  const lesson = (text: string, label: number, kind: Lesson['kind'], index: number): Lesson => {
    const reading = readFor(language, text, {});
    const rules = ruleEvidence(language, reading);
    return { text, stretches: stretchFeatures(language, reading), rules, hits: rules.hits, label, kind, index };
  };
  return [
    ...redFlags.flatMap(({ caught, passed }, flag) => [...caught.map((text, index) => lesson(text, flag, 'caught', index)), ...passed.map((text, index) => lesson(text, none, 'passed', index))]),
    ...harmlessOf(input).map((text, index) => lesson(text, none, 'ordinary', index)),
  ].filter(({ stretches }) => stretches.length > 0);
}

function evenly(texts: readonly string[], most: number): readonly string[] {
  const stride = texts.length / most;
  return stride <= 1 ? texts : Array.from({ length: most }, (_, index) => texts[Math.floor(index * stride)]);
}

/** Every message judged by a classifier and by sign weights that have not seen it: the lists are cut into `parts`, each left out in turn. */
export function judgeLeftOut({ flags }: Language, lessons: readonly Lesson[], parts: number): Judged[] {
  return Array.from({ length: parts }, (_, part) => part).flatMap((part) => {
    const seen = lessons.filter(({ index }) => index % parts !== part);
    const { learned: exact, rows } = train(flags.length, seen);
    const learned = rounded(exact);
    const signs = signWeights(flags, seen);
    return lessons.filter(({ index }) => index % parts === part).map((lesson) => {
      const scored = lesson.stretches.map(({ features, trust }) => {
        const scores = new Float32Array(learned.labels);
        scoreRows(learned, rowsOf(features, rows), scores);
        return { scores, trust };
      });
      const words = gatherWords(scored, lesson.rules.excused);
      return { kind: lesson.kind, danger: words.danger, strength: signStrength(signs, lesson.rules) };
    });
  });
}

function rowsOf(features: Int32Array, rows: ReadonlyMap<number, number>): StretchRows {
  const found = new Int32Array(features.length);
  let length = 0;
  for (const feature of features) {
    const row = rows.get(feature);
    if (row !== undefined) found[length++] = row;
  }
  return { rows: found.slice(0, length), features: features.length };
}

function train(flags: number, lessons: readonly Lesson[]): { learned: Learned; rows: ReadonlyMap<number, number> } {
  const rows = rowsFor(lessons);
  const bags: Bag[] = lessons.map(({ stretches, label, kind }) => ({ stretches: stretches.map(({ features }) => rowsOf(features, rows)), label, weight: weights[kind] }));
  return { learned: trainClassifier(bags, rows.size, flags), rows };
}

/** Features worth a weight occur in this many messages of the lists. */
const leastListed = 2;

function rowsFor(lessons: readonly Lesson[]): Map<number, number> {
  const listed = new Map<number, number>();
  for (const { stretches, kind } of lessons) if (kind !== 'ordinary') for (const feature of new Set(stretches.flatMap(({ features }) => [...features]))) listed.set(feature, (listed.get(feature) ?? 0) + 1);
  return new Map([...listed].filter(([, count]) => count >= leastListed).map(([feature], row) => [feature, row]));
}
