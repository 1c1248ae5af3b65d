/** Writes what was learned in a few whole steps, without the features that have no weight. */
import type { Classifier, Learned } from './classifier';

const biasSteps = 100;
/** Steps on each side of nothing. */
const levels = 8;

/** Three places say all there is to say, and the page is spared the others. */
export function inThousandths(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

/** The learned weights after rounding, as they are used: what the thresholds must be chosen with. */
export function rounded({ weights, labels, bias }: Learned): Learned & { readonly scale: number } {
  const scale = Math.max(0.001, inThousandths(weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / levels));
  const kept = Float32Array.from(weights, (weight) => Math.round(weight / scale) * scale);
  return { weights: kept, labels, bias: bias.map((value) => Math.round(value * biasSteps) / biasSteps), scale };
}

export function compress(features: readonly number[], learned: Learned): Classifier {
  const { weights: kept, labels, bias, scale } = rounded(learned);
  const rows = features.map((feature, row) => ({ feature, row })).filter(({ row }) => hasWeight(kept, row * labels, labels)).sort((one, other) => one.feature - other.feature);
  const weights = new Int8Array(rows.length * labels);
  rows.forEach(({ row }, index) => {
    for (let label = 0; label < labels; label++) weights[index * labels + label] = Math.round(kept[row * labels + label] / scale);
  });
  return { flags: labels - 1, features: Int32Array.from(rows, ({ feature }) => feature), weights, scale, bias };
}

function hasWeight(weights: Float32Array, from: number, count: number): boolean {
  for (let at = from; at < from + count; at++) if (weights[at] !== 0) return true;
  return false;
}
