/** Chance that can be repeated: the same seed gives the same numbers on every machine. */

/** 0 ≤ number < 1. */
export type Random = () => number;

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, even enough for counting. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Time until the next of events that come by chance. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}

/** Moments of events by chance, so many in the mean, from 0 to the length. */
export function* moments(random: Random, { mean, length }: { readonly mean: number; readonly length: number }): Generator<number> {
  for (let at = exponential(random, length / mean); at < length; at += exponential(random, length / mean)) yield at;
}
