/** Fits the weights of assistant/search/confidence.ts by five-fold cross-validation and prints them. Run after a large change of content or matcher. */
import { readerFor } from '../assistant/search/retriever';
import { bestLabels, scoresOf, signalsOf } from '../assistant/search/ranking';
import { seededRandom } from '../assistant/learning/random';
import { learn, type SearchModel } from '../assistant/search/model';
import { signalNames, signalVector } from '../assistant/search/confidence';
import { trainingSet, type LabelledText } from '../assistant/search/training-set';
import { loadKnowledge } from '../assistant/knowledge/knowledge-base';
import type { KnowledgeBase } from '../assistant/knowledge/types';
import { contentFolder } from './places';

const folds = 5;

interface Observation {
  readonly signals: readonly number[];
  readonly isRight: boolean;
  readonly isRightOrOffered: boolean;
  readonly isInScope: boolean;
}

/** Out-of-scope texts are few beside the phrasings, but as common in life: together they count half as much as all phrasings. */
const outOfScopeShare = 0.5;

function main(): void {
  const knowledge = loadKnowledge(contentFolder);
  const texts = trainingSet(knowledge);
  const random = seededRandom(7);
  const fold = texts.map(() => Math.floor(random() * folds));
  const observations = Array.from({ length: folds }, (_, number) => {
    process.stderr.write(`fold ${number + 1} of ${folds}\n`);
    return observe(knowledge, texts.filter((_text, at) => fold[at] !== number), texts.filter((text, at) => fold[at] === number && text.weight === 1));
  }).flat();
  report(observations);
  const weights = fit(observations);
  console.log(`\nWeights for assistant/search/confidence.ts:\n  bias: ${weights.bias.toFixed(3)},`);
  signalNames.forEach((name, at) => console.log(`  ${name}: ${weights.values[at].toFixed(3)},`));
}

function observe(knowledge: KnowledgeBase, seen: readonly LabelledText[], unseen: readonly LabelledText[]): Observation[] {
  const model = learn(seen, [...knowledge.entries.keys()], knowledge.words);
  const read = readerFor(knowledge, model);
  return unseen.map(({ text, entryId }) => observeText(model, read(text), entryId));
}

function observeText(model: SearchModel, query: ReturnType<ReturnType<typeof readerFor>>, entryId: string | undefined): Observation {
  const scores = scoresOf(model, query);
  const order = bestLabels(scores, model.entryIds.length);
  const place = order.findIndex((label) => model.entryIds[label] === entryId);
  return { signals: signalVector(signalsOf(model, query, scores, order)), isRight: place === 0, isRightOrOffered: place >= 0 && place < 3, isInScope: entryId !== undefined };
}

function report(observations: readonly Observation[]): void {
  const inScope = observations.filter(({ isInScope }) => isInScope);
  const share = (part: readonly Observation[]): string => `${((100 * part.length) / inScope.length).toFixed(1)} %`;
  console.log(`Five-fold cross-validation over ${inScope.length} phrasings: right entry first ${share(inScope.filter(({ isRight }) => isRight))}, in the first three ${share(inScope.filter(({ isRightOrOffered }) => isRightOrOffered))}`);
}

interface Weights {
  readonly bias: number;
  readonly values: readonly number[];
}

/** Logistic regression by gradient descent on standardised signals; weights are given back for the raw ones. */
function fit(observations: readonly Observation[]): Weights {
  const outside = observations.filter(({ isInScope }) => !isInScope).length;
  const outsideWeight = (outOfScopeShare * (observations.length - outside)) / outside;
  const count = signalNames.length;
  const mean = signalNames.map((_, at) => observations.reduce((sum, { signals }) => sum + signals[at], 0) / observations.length);
  const spread = mean.map((centre, at) => Math.sqrt(observations.reduce((sum, { signals }) => sum + (signals[at] - centre) ** 2, 0) / observations.length) || 1);
  const rows = observations.map(({ signals, isRight, isInScope }) => ({ x: signals.map((value, at) => (value - mean[at]) / spread[at]), y: isRight ? 1 : 0, weight: isInScope ? 1 : outsideWeight }));
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const values = new Array<number>(count).fill(0);
  let bias = 0;
  for (let step = 0; step < 1500; step++) {
    const gradient = new Array<number>(count).fill(0);
    let biasGradient = 0;
    for (const { x, y, weight } of rows) {
      const error = weight * (1 / (1 + Math.exp(-x.reduce((sum, value, at) => sum + value * values[at], bias))) - y);
      biasGradient += error;
      x.forEach((value, at) => (gradient[at] += error * value));
    }
    bias -= biasGradient / total;
    gradient.forEach((slope, at) => (values[at] -= slope / total));
  }
  const raw = values.map((value, at) => value / spread[at]);
  return { bias: bias - raw.reduce((sum, value, at) => sum + value * mean[at], 0), values: raw };
}

main();
