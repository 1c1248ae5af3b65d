/** Learns how far to trust the words and how far the signs: a logistic regression with three numbers, on messages neither has seen. */
import { inThousandths } from './compress';
import { logOdds } from './decide';
import type { Mixture } from './model';
import type { Judged } from './thresholds';

const rounds = 400;
const learningRate = 1;

/** Dangers count as much as all harmless messages together; the thresholds put the balance right again. */
export function fitMixture(judged: readonly Judged[]): Mixture {
  const dangers = judged.filter(({ kind }) => kind === 'caught').length || 1;
  const points = judged.map(({ kind, danger, strength }) => {
    const target = kind === 'caught' ? 1 : 0;
    return { words: logOdds(danger) / 4, signs: strength / 4, target, weight: 0.5 / (target === 1 ? dangers : judged.length - dangers || 1) };
  });
  let [base, words, signs] = [0, 1, 1];
  for (let round = 0; round < rounds; round++) {
    const slope = { base: 0, words: 0, signs: 0 };
    for (const point of points) {
      const error = point.weight * (1 / (1 + Math.exp(-(base + words * point.words + signs * point.signs))) - point.target);
      slope.base += error;
      slope.words += error * point.words;
      slope.signs += error * point.signs;
    }
    [base, words, signs] = [base - learningRate * 4 * slope.base, words - learningRate * 4 * slope.words, signs - learningRate * 4 * slope.signs];
  }
  return { base: inThousandths(base), words: inThousandths(words / 4), signs: inThousandths(signs / 4) };
}
