/**
 * Guesses a text bit by bit from what went before, as the PAQ family of compressors does: several short memories (of the last letters, of the
 * word) each give an opinion, and a small mixer learns whom to believe. Whole numbers and + − × ÷, so that every browser guesses alike.
 */

/** Bits of a memory's address. */
const memoryBits = 20;
/** How many letters back each memory looks; the three last look at the word: with the last sign that is no letter, alone, and with the word before. */
const letters = [0, 1, 2, 3, 4, 6] as const;
const memories = letters.length + 3;
/** Guesses are 0…4095. */
const certain = 4096;
/** After so many sightings a memory still takes on 1/8 of what is new. */
const mostSightings = 8;
const learning = 2;
/** The logistic curve at −2048, −1920 … 2048, in 4096ths; rounded, so that the last digit of an exponential does not matter. */
const curve = Array.from({ length: 33 }, (_, at) => Math.min(certain - 1, Math.round(certain / (1 + Math.exp((16 - at) / 2)))));

function squash(value: number): number {
  const bounded = Math.max(-2047, Math.min(2047, value));
  const [at, part] = [(bounded >> 7) + 16, bounded & 127];
  return (curve[at] * (128 - part) + curve[at + 1] * part + 64) >> 7;
}

/** The other way round: from a guess to its place on the curve. */
function stretches(): Int16Array {
  const places = new Int16Array(certain).fill(2047);
  let next = 0;
  for (let value = -2047; value <= 2047; value++) for (const end = squash(value); next <= end; next++) places[next] = value;
  return places;
}

export interface Predictor {
  /** 1…4094: how likely the next bit is 1, in 4096ths. */
  readonly guess: () => number;
  readonly learn: (bit: number) => void;
}

/** What stands before the next letter, as each memory sees it. */
function createContexts(): { readonly of: Int32Array; readonly past: Uint8Array; readonly mark: () => number; readonly remember: (letter: number) => void } {
  const of = new Int32Array(memories);
  const past = new Uint8Array(letters.length);
  /** The last sign that is neither letter nor space: in which part of a line this is. */
  let mark = 0;
  let [word, wordBefore] = [0, 0];
  const remember = (letter: number): void => {
    past.copyWithin(1, 0);
    past[0] = letter;
    const isLetter = letter > 96 && letter < 123;
    if (!isLetter && letter !== 32) mark = letter;
    if (isLetter) word = Math.imul(word + letter, 0x2f0b4c47);
    else if (word !== 0) [wordBefore, word] = [word, 0];
    for (const [index, count] of letters.entries()) {
      of[index] = index;
      for (let back = 0; back < count; back++) of[index] = Math.imul(of[index] + past[back] + 1, 0x2f0b4c47) ^ (of[index] >>> 15);
    }
    of[memories - 3] = Math.imul(word + letter + Math.imul(mark, 7919), 0x2f0b4c47);
    of[memories - 2] = Math.imul(word + letter + 7, 0x1e3779b1);
    of[memories - 1] = Math.imul(word + Math.imul(wordBefore, 31) + (word === 0 ? letter : 0) + 8, 0x1e3779b1);
  };
  return { of, past, mark: () => mark, remember };
}

export function createPredictor(): Predictor {
  const stretch = stretches();
  const guesses = Array.from({ length: memories }, () => new Uint16Array(1 << memoryBits).fill(32768));
  const sightings = Array.from({ length: memories }, () => new Uint8Array(1 << memoryBits));
  const weights = new Int32Array((768 + memories + 1) * memories).fill(3800);
  const contexts = createContexts();
  const places = new Int32Array(memories);
  const opinions = new Int32Array(memories);
  let [begun, guessed] = [1, 0];
  /** The mixer has weights for the bits of this letter, for the letter before, for the last mark, and for how many memories have been here before. */
  let mixers: readonly number[] = [];

  function guess(): number {
    let [sum, familiar] = [0, 0];
    for (let index = 0; index < memories; index++) {
      places[index] = Math.imul(contexts.of[index] + Math.imul(begun, 0x1e3779b1), 0x2545f491) >>> (32 - memoryBits);
      opinions[index] = stretch[guesses[index][places[index]] >> 4];
      if (sightings[index][places[index]] > 0) familiar++;
    }
    mixers = [begun, 256 + contexts.past[0], 512 + contexts.mark(), 768 + familiar].map((set) => set * memories);
    for (const mixer of mixers) for (let index = 0; index < memories; index++) sum += (weights[mixer + index] * opinions[index]) / 65536;
    return (guessed = Math.max(1, Math.min(certain - 2, squash(Math.trunc(Math.max(-4000, Math.min(4000, sum)))))));
  }

  function learn(bit: number): void {
    const error = (bit * certain - guessed) * learning;
    for (let index = 0; index < memories; index++) {
      const change = (opinions[index] * error + 0x2000) >> 14;
      for (const mixer of mixers) weights[mixer + index] += change;
      const [memory, place] = [guesses[index], places[index]];
      memory[place] += Math.trunc((bit * 65535 - memory[place]) / (sightings[index][place] + 1.1));
      if (sightings[index][place] < mostSightings) sightings[index][place]++;
    }
    begun = begun * 2 + bit;
    if (begun < 256) return;
    contexts.remember(begun & 255);
    begun = 1;
  }

  return { guess, learn };
}
