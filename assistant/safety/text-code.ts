/** Text as few letters: arithmetic coding with the guesses of text-predictor.ts, in base64. A fifth shorter than gzip, and without a library. */
import { createPredictor } from './text-predictor';

/** Cuts the range of what is still possible at the guess. */
function middle(low: number, high: number, guess: number): number {
  return low + Math.floor((high - low) / 4096) * guess;
}

/** Whether the first of the four bytes is decided. */
const isDecided = (low: number, high: number): boolean => ((low ^ high) & 0xff000000) === 0;

/** The shorter form of a text. Slow (a second for 100,000 letters); made once for each content. */
export function encodeText(text: string): string {
  const predictor = createPredictor();
  let [low, high, bytes] = [0, 0xffffffff, ''];
  const encode = (bit: number): void => {
    const cut = middle(low, high, predictor.guess());
    predictor.learn(bit);
    if (bit === 1) high = cut;
    else low = cut + 1;
    for (; isDecided(low, high); [low, high] = [(low << 8) >>> 0, ((high << 8) | 255) >>> 0]) bytes += String.fromCharCode(high >>> 24);
  };
  // A zero ends the text, which holds none itself.
  for (const letter of [...new TextEncoder().encode(text), 0]) for (let shift = 7; shift >= 0; shift--) encode((letter >> shift) & 1);
  return btoa(bytes + String.fromCharCode(high >>> 24, 0, 0, 0));
}

/** Letters between two pauses of the decoder: a few milliseconds on a slow phone. */
const lettersAtOnce = 200;

/** Decodes bit by bit; the inside of `decodeInSteps`. */
function bitDecoder(code: string): () => number {
  const predictor = createPredictor();
  const bytes = atob(code);
  let [low, high, at, read] = [0, 0xffffffff, 0, 0];
  const take = (): number => (read = ((read << 8) | (bytes.charCodeAt(at++) || 0)) >>> 0);
  for (let count = 0; count < 4; count++) take();
  return () => {
    const cut = middle(low, high, predictor.guess());
    const bit = read <= cut ? 1 : 0;
    predictor.learn(bit);
    if (bit === 1) high = cut;
    else low = cut + 1;
    for (; isDecided(low, high); [low, high] = [(low << 8) >>> 0, ((high << 8) | 255) >>> 0]) take();
    return bit;
  };
}

/** The text that `encodeText` was given, with pauses in between, so that a page stays quick meanwhile. */
export function* decodeInSteps(code: string): Generator<undefined, string> {
  const next = bitDecoder(code);
  const letters: number[] = [];
  for (;;) {
    let letter = 1;
    while (letter < 256) letter = letter * 2 + next();
    if (letter === 256) return new TextDecoder().decode(Uint8Array.from(letters));
    if (letters.push(letter & 255) % lettersAtOnce === 0) yield;
  }
}

/** The same at once. */
export function decodeText(code: string): string {
  const steps = decodeInSteps(code);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
