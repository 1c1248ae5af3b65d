/** From the model's raw numbers to a confidence that means what it says. */
export interface Signals {
  /** The model's probability of the best entry, and of "none of them", 0…1. */
  readonly best: number;
  readonly none: number;
  /** The model's probability of the second best entry. */
  readonly second: number;
  /** Different words, different words that carry meaning, and how many of those the model has seen before. */
  readonly words: number;
  readonly content: number;
  readonly known: number;
}

const floor = 1e-6;
/** A margin of e⁸ is as good as any larger one. */
const largestMargin = 8;

export const signalNames = ['best', 'none', 'margin', 'content', 'knownShare', 'words'] as const;

/** The numbers the calibration weighs, in the order of `signalNames`; probabilities as logarithms. */
export function signalVector({ best, none, second, words, content, known }: Signals): number[] {
  const log = (value: number): number => Math.log(Math.max(value, floor));
  return [log(best), log(none), Math.min(log(best) - log(second), largestMargin), Math.log(1 + content), content > 0 ? known / content : 0, Math.log(1 + words)];
}

/** Logistic regression on "the best entry was right", fitted by `npm run calibrate` (five-fold cross-validation over phrasings and out-of-scope lines), 2026-11-29. */
const bias = -2.516;
const weights: Readonly<Record<(typeof signalNames)[number], number>> = { best: 1.103, none: -0.081, margin: 0.241, content: 0.005, knownShare: 1.908, words: 0.255 };

/** 0…1: the share of matches with such signals whose best entry is the right one. */
export function confidenceOf(signals: Signals): number {
  const vector = signalVector(signals);
  const sum = signalNames.reduce((total, name, at) => total + weights[name] * vector[at], bias);
  return 1 / (1 + Math.exp(-sum));
}
