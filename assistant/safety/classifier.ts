/** A linear softmax over hashed features: one score a red flag and one for "no danger". Small enough for a phone, exact on every machine. */
import { seededRandom, shuffle } from '../learning/random';

export interface Classifier {
  /** Labels without the last one, which is "no danger". */
  readonly flags: number;
  /** Hashes of the features that are known, ascending. */
  readonly features: Int32Array;
  /** features × (flags + 1), row by row, in steps of `scale`. */
  readonly weights: Int8Array;
  readonly scale: number;
  readonly bias: Float32Array;
}

export interface StretchRows {
  readonly rows: Int32Array;
  /** Features in all, also those that are not known: words never seen thin out the others. */
  readonly features: number;
}

/** A message as its stretches of feature rows; the label of "no danger" is the number of flags. */
export interface Bag {
  readonly stretches: readonly StretchRows[];
  readonly label: number;
  readonly weight: number;
}

export interface Learned {
  readonly labels: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** Settings found by two folds of the lists, 2026-11-25: none of them moves recall by more than two points. */
const epochs = 8;
/** Before this one the small weights are pruned. */
const prunedEpoch = 3;
/**
 * Weights kept of all that were learned. Decides the size of the script in the page. Left-out messages caught (five folds of the lists,
 * about 1,480 dangers, so give or take 0.4; 2026-11-25): 98.9 % with 7,000 weights of 24 steps, 98.5 % with 3,000 of 8 steps, 98.2 % with
 * 2,000 and with 1,350 pruned early, 98.0 % with 1,200. On 2026-11-29, with more signs and a lower threshold: 98.1 % with 1,160, which is what the page has room for.
 */
const mostWeights = 1160;
/** In these every message is looked at, and which of its stretches decides is found anew. */
const fullEpochs: ReadonlySet<number> = new Set([1, 4]);
const learningRate = 0.35;
/** Pulls every weight a little to nothing at each visit, so that one odd message does not make a rule. */
const decay = 2e-5;
const seed = 7;
/** Share of a message's features left out at random while learning. */
const dropout = 0.25;
/** Harmless messages below this are looked at again only in full epochs. */
const settled = 0.01;
/** Errors too small to be worth a step. */
const leastError = 0.001;

interface Training extends Learned {
  /** What is nothing stays nothing: the weights that were pruned. */
  isPruned: boolean;
  readonly squares: Float32Array;
  readonly random: () => number;
  readonly scores: Float32Array;
  /** By bag: which of its stretches decides, and how alarming it was last. */
  readonly chosen: Int32Array;
  readonly dangers: Float32Array;
  /** Room for the features kept of one stretch. */
  readonly room: Int32Array;
}

/** Learns from bags of feature rows 0…`features`−1. */
export function trainClassifier(bags: readonly Bag[], features: number, flags: number): Learned {
  const labels = flags + 1;
  const training: Training = {
    isPruned: false, labels, weights: new Float32Array(features * labels), bias: new Float32Array(labels), squares: new Float32Array(features).fill(0.02), random: seededRandom(seed), scores: new Float32Array(labels),
    chosen: new Int32Array(bags.length), dangers: new Float32Array(bags.length).fill(1), room: new Int32Array(1 + Math.max(0, ...bags.map(({ stretches }) => stretches.reduce((most, { rows }) => Math.max(most, rows.length), 0)))),
  };
  const order = Int32Array.from(bags, (_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, training.random);
    if (epoch === prunedEpoch) prune(training);
    const isFull = fullEpochs.has(epoch);
    for (const index of order) {
      if (training.dangers[index] <= settled && !isFull) continue;
      if (isFull) chooseStretch(training, bags[index], index);
      learnBag(training, bags[index], index, learningRate * (1 - (0.9 * epoch) / epochs));
    }
  }
  return training;
}

/** Keeps the largest weights only; the epochs after it teach them to do without the others. */
function prune(training: Training): void {
  const { weights } = training;
  const sizes = Float32Array.from(weights, Math.abs).sort();
  const least = sizes.length <= mostWeights ? 0 : sizes[sizes.length - mostWeights];
  weights.forEach((weight, at) => Math.abs(weight) >= least || (weights[at] = 0));
  training.isPruned = true;
}

/** The stretch that decides: the likeliest for its flag, or the most alarming of a harmless message. */
function chooseStretch(training: Training, { stretches, label }: Bag, index: number): void {
  const none = training.labels - 1;
  let best = -1;
  if (stretches.length > 1) stretches.forEach((stretch, at) => {
    scoreRows(training, stretch, training.scores);
    const value = label === none ? 1 - training.scores[none] : training.scores[label];
    if (value > best) [best, training.chosen[index]] = [value, at];
  });
}

function learnBag(training: Training, bag: Bag, index: number, rate: number): void {
  const kept = withDropout(training, bag.stretches[training.chosen[index]]);
  if (kept.rows.length === 0) return;
  scoreRows(training, kept, training.scores);
  training.dangers[index] = bag.label === training.labels - 1 ? 1 - training.scores[bag.label] : 1;
  step(training, kept, bag, rate);
}

function withDropout({ room, random }: Training, { rows, features }: StretchRows): StretchRows {
  let length = 0;
  for (const row of rows) if (random() >= dropout) room[length++] = row;
  return { rows: room.subarray(0, length), features: Math.max(length, features * (1 - dropout)) };
}

/** Probabilities of the labels for one stretch, into `scores`. */
export function scoreRows({ weights, labels, bias }: Learned, { rows, features }: StretchRows, scores: Float32Array): void {
  const size = 1 / Math.sqrt(features || 1);
  scores.fill(0);
  for (const feature of rows) {
    const row = feature * labels;
    for (let label = 0; label < labels; label++) scores[label] += weights[row + label];
  }
  for (let label = 0; label < labels; label++) scores[label] = scores[label] * size + bias[label];
  softmaxInPlace(scores);
}

export function softmaxInPlace(scores: Float32Array): void {
  let highest = -Infinity;
  for (let label = 0; label < scores.length; label++) if (scores[label] > highest) highest = scores[label];
  let sum = 0;
  for (let label = 0; label < scores.length; label++) sum += scores[label] = Math.exp(scores[label] - highest);
  for (let label = 0; label < scores.length; label++) scores[label] /= sum;
}

function step({ weights, squares, isPruned, labels, scores, bias }: Training, { rows, features }: StretchRows, bag: Bag, rate: number): void {
  const size = 1 / Math.sqrt(features);
  scores[bag.label] -= 1;
  const wrong: number[] = [];
  let square = 0;
  for (let label = 0; label < labels; label++) {
    scores[label] *= bag.weight;
    square += scores[label] * scores[label];
    bias[label] -= 0.05 * rate * scores[label];
    if (Math.abs(scores[label]) > leastError) wrong.push(label);
  }
  for (const feature of rows) {
    squares[feature] += square * size * size;
    const stride = (rate * size) / Math.sqrt(squares[feature]);
    const row = feature * labels;
    for (const label of wrong) if (!isPruned || weights[row + label] !== 0) weights[row + label] -= stride * scores[label] + decay * weights[row + label];
  }
}
