/** The model as short plain values, for the script in the page and for a file. The signs stay readable; the weights are numbers in letters. */
import type { Classifier } from './classifier';
import { numberReader, signed, unsigned, writeNumber } from './digits';
import type { TriageModel } from './model';
import { steps, type SignWeight } from './sign-weights';

interface PackedClassifier extends Pick<Classifier, 'flags' | 'scale'> {
  readonly bias: readonly number[];
  readonly rows: number;
  /** Row by row: how far to the next feature, how many weights, and each weight's label and value. */
  readonly weights: string;
}

/** Plain values only: what `JSON.stringify` writes, `JSON.parse` reads back the same. */
export type Packed = Omit<TriageModel, 'classifier' | 'ordinaryStems' | 'signWeights'> & {
  readonly ordinaryStems: string;
  /** Flag by flag: the danger of each sign, then how much it speaks for the flag. */
  readonly signWeights: readonly string[];
  readonly classifier: PackedClassifier;
};

export function packTriage(model: TriageModel): Packed {
  return { ...model, ordinaryStems: model.ordinaryStems.join(' '), signWeights: model.signWeights.map(packSignWeights), classifier: packClassifier(model.classifier) };
}

/** The other way. Give it only what `packTriage` made. */
export function unpackTriage(packed: Packed): TriageModel {
  const signWeights = packed.signWeights.map((text, flag) => unpackSignWeights(text, packed.flags[flag].signs.length));
  return { ...packed, ordinaryStems: packed.ordinaryStems.split(' ').filter((stem) => stem !== ''), signWeights, classifier: unpackClassifier(packed.classifier) };
}

function packSignWeights(weights: readonly SignWeight[]): string {
  return [...weights.map(({ danger }) => danger), ...weights.map(({ flag }) => flag)].map((value) => writeNumber(unsigned(Math.round(value * steps)))).join('');
}

function unpackSignWeights(text: string, count: number): SignWeight[] {
  const next = numberReader(text);
  const values = Array.from({ length: 2 * count }, () => signed(next()) / steps);
  return values.slice(0, count).map((danger, sign) => ({ danger, flag: values[count + sign] }));
}

function packClassifier({ flags, scale, bias, features, weights }: Classifier): PackedClassifier {
  const labels = flags + 1;
  let text = '';
  features.forEach((feature, row) => {
    const own = Array.from(weights.subarray(row * labels, (row + 1) * labels), (weight, label) => ({ weight, label })).filter(({ weight }) => weight !== 0);
    text += writeNumber(row === 0 ? feature : feature - features[row - 1]) + writeNumber(own.length);
    for (const { weight, label } of own) text += writeNumber(label) + writeNumber(unsigned(weight));
  });
  return { flags, scale, bias: Array.from(bias, (value) => Number(value.toFixed(2))), rows: features.length, weights: text };
}

function unpackClassifier({ flags, scale, bias, rows, weights: text }: PackedClassifier): Classifier {
  const next = numberReader(text);
  const weights = new Int8Array(rows * (flags + 1));
  const features = new Int32Array(rows);
  let feature = 0;
  for (let row = 0; row < rows; row++) {
    features[row] = feature += next();
    for (let left = next(); left > 0; left--) weights[row * (flags + 1) + next()] = signed(next());
  }
  return { flags, features, weights, scale, bias: Float32Array.from(bias) };
}
