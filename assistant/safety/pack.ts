/** The model as short plain values, for the script in the page and for a file. The signs stay readable; the weights are bytes in base64. */
import type { Classifier } from './classifier';
import type { TriageModel } from './model';

/** Plain values only: what `JSON.stringify` writes, `JSON.parse` reads back the same. */
export type Packed = Omit<TriageModel, 'classifier'> & {
  readonly classifier: { readonly flags: number; readonly scale: number; readonly bias: readonly number[]; readonly rows: number; readonly features: string; readonly weights: string };
};

export function packTriage(model: TriageModel): Packed {
  const { features, weights, flags, scale, bias } = model.classifier;
  return { ...model, classifier: { flags, scale, bias: [...bias], rows: features.length, features: toText(gaps(features)), weights: toText(columns(weights, flags + 1)) } };
}

/** The other way. Give it only what `packTriage` made. */
export function unpackTriage(packed: Packed): TriageModel {
  const { flags, scale, bias, rows, features, weights } = packed.classifier;
  const classifier: Classifier = { flags, scale, bias: Float32Array.from(bias), features: fromGaps(fromText(features), rows), weights: fromColumns(fromText(weights), rows, flags + 1) };
  return { ...packed, classifier };
}

/** Numbers of any size in as few bytes as they need: seven bits a byte, the eighth says that more follow. */
function writeNumber(bytes: number[], value: number): void {
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  bytes.push(value);
}

function reader(bytes: Uint8Array): () => number {
  let at = 0;
  return () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
}

function gaps(features: Int32Array): number[] {
  const bytes: number[] = [];
  features.forEach((feature, row) => writeNumber(bytes, row === 0 ? feature : feature - features[row - 1]));
  return bytes;
}

function fromGaps(bytes: Uint8Array, rows: number): Int32Array {
  const next = reader(bytes);
  let feature = 0;
  return Int32Array.from({ length: rows }, () => (feature += next()));
}

/** Label by label, how far to the next weight that is not nothing (0 ends the label); then all those weights. Gaps and weights apart pack better. */
function columns(weights: Int8Array, labels: number): number[] {
  const gapsOf: number[] = [];
  const values: number[] = [];
  for (let label = 0; label < labels; label++) {
    let last = -1;
    for (let row = 0; row * labels < weights.length; row++) {
      const weight = weights[row * labels + label];
      if (weight === 0) continue;
      writeNumber(gapsOf, row - last);
      values.push(weight & 255);
      last = row;
    }
    gapsOf.push(0);
  }
  return [...gapsOf, ...values];
}

function fromColumns(bytes: Uint8Array, rows: number, labels: number): Int8Array {
  const next = reader(bytes);
  const places: number[] = [];
  for (let label = 0; label < labels; label++) {
    let row = -1;
    for (let gap = next(); gap > 0; gap = next()) places.push((row += gap) * labels + label);
  }
  const weights = new Int8Array(rows * labels);
  const values = bytes.subarray(bytes.length - places.length);
  places.forEach((place, index) => (weights[place] = (values[index] << 24) >> 24));
  return weights;
}

function toText(bytes: readonly number[]): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function fromText(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
