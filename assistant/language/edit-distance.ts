/**
 * How many slips of a finger lie between two words: letters left out, added, mistaken, or two neighbours swapped, each counts 1
 * (optimal string alignment). Swaps count once because they are the commonest slip on a phone.
 */
export function editDistance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const replaced = last[column - 1] + (one[row - 1] === other[column - 1] ? 0 : 1);
      const isSwap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(Math.min(last[column] + 1, current[column - 1] + 1, replaced, isSwap ? beforeLast[column - 2] + 1 : replaced));
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length];
}
