/** Chance that can be repeated: the same seed gives the same choices on every machine. */
export interface Random {
  /** 0 … below − 1. */
  readonly whole: (below: number) => number;
  readonly pick: <Value>(list: readonly Value[]) => Value;
  /** @param share 0…1 */
  readonly chance: (share: number) => boolean;
}

/** Mulberry32 (public domain, Tommy Ettinger): 32 bits of state are plenty for choosing among test inputs. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number): number => Math.floor(next() * below);
  return { whole, pick: (list) => list[whole(list.length)], chance: (share) => next() < share };
}

/** One request's own chance, so that each can be repeated without the ones before it. */
export function randomOf(seed: number, number: number): Random {
  return randomFrom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
}
