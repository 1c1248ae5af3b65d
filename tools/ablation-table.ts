/** The ablation as a Markdown table, with standard errors. */
import type { Outcome, Trial } from './ablation-trial';

/** One variant, a trial for each measured fold. */
export type Trials = readonly Trial[];

export function printHeading(folds: number): void {
  console.log(`Each row: ${folds} of 5 folds; ± is one standard error, after a difference that of the paired difference.\n`);
  console.log('| variant | unseen phrasings: first % | in three % | difference, first | development questions: first % | in three % | difference, first | AUC |');
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
}

/** Prints one row; differences are to the product, on the same texts and folds. */
export function printVariant(name: string, trials: Trials, product: Trials): void {
  const sets = [trials, product].map((of) => ({ phrasings: of.flatMap(({ phrasings }) => phrasings), questions: of.flatMap(({ questions }) => questions) }));
  const [{ phrasings, questions }, whole] = sets;
  const difference = (one: readonly Outcome[], other: readonly Outcome[], copies: number): string => (trials === product ? '' : signed(pairedDifference(one, other, copies)));
  const cells = [
    name, share(phrasings, ({ isFirst }) => isFirst, 1), share(phrasings, ({ isInFirstThree }) => isInFirstThree, 1), difference(phrasings, whole.phrasings, 1),
    share(questions, ({ isFirst }) => isFirst, trials.length), share(questions, ({ isInFirstThree }) => isInFirstThree, trials.length), difference(questions, whole.questions, trials.length),
    (trials.reduce((sum, trial) => sum + separation(trial), 0) / trials.length).toFixed(3),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

interface Estimate {
  readonly value: number;
  readonly error: number;
}

/** Each text stands in the list `copies` times, once for every fold's model: copies make a mean steadier but are no further texts. */
function estimate(values: readonly number[], copies: number): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { value: 100 * mean, error: 100 * Math.sqrt((variance * copies) / values.length) };
}

function share(outcomes: readonly Outcome[], isSo: (outcome: Outcome) => boolean, copies: number): string {
  const { value, error } = estimate(outcomes.map((outcome) => (isSo(outcome) ? 1 : 0)), copies);
  return `${value.toFixed(1)} ± ${error.toFixed(1)}`;
}

function pairedDifference(one: readonly Outcome[], other: readonly Outcome[], copies: number): Estimate {
  return estimate(one.map(({ isFirst }, at) => Number(isFirst) - Number(other[at].isFirst)), copies);
}

function signed({ value, error }: Estimate): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(1)} ± ${error.toFixed(1)}`;
}

/** Area under the curve: how often an in-scope question with the right entry first has a higher confidence than an out-of-scope message. */
function separation({ questions, outOfScope }: Trial): number {
  const right = questions.filter(({ isFirst }) => isFirst);
  const wins = right.reduce((sum, { confidence }) => sum + outOfScope.reduce((part, other) => part + (confidence > other.confidence ? 1 : confidence === other.confidence ? 0.5 : 0), 0), 0);
  return wins / (right.length * outOfScope.length);
}
