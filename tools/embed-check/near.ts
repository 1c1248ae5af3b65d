/** Edits that turn one word into the other: letters put in, taken out or exchanged. */
export function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 0; at < one.length; at++) {
    const next = [at + 1];
    for (let to = 0; to < other.length; to++) next.push(Math.min(row[to] + (one[at] === other[to] ? 0 : 1), row[to + 1] + 1, next[to] + 1));
    row = next;
  }
  return row[other.length];
}

/** Farther away it is a word of its own, not a slip. */
const mostEdits = 3;

export function nearest(word: string, known: readonly string[]): string | undefined {
  const [best] = known.map((candidate) => ({ candidate, edits: editsBetween(word, candidate) })).sort((one, other) => one.edits - other.edits);
  return best !== undefined && best.edits <= mostEdits ? best.candidate : undefined;
}
