/** Puts right a word that is one slip away from a word of a sign: "chocking" → "chok", "seisure" → "seizur". */

/** Shorter words have too many neighbours. */
const shortest = 5;

export interface Spelling {
  readonly known: ReadonlySet<string>;
  /** From a word with one letter left out to the words it comes from. */
  readonly shortened: ReadonlyMap<string, readonly string[]>;
}

function shortenedForms(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}

/** `signStems`: what may be meant. `ordinary`: stems that look like them and mean something else ("breed", "bleed"). */
export function buildSpelling(signStems: Iterable<string>, ordinary: Iterable<string>): Spelling {
  const shortened = new Map<string, string[]>();
  const known = new Set(ordinary);
  for (const stem of signStems) {
    known.add(stem);
    if (stem.length < shortest || !/^[a-z]+$/.test(stem)) continue;
    for (const form of shortenedForms(stem)) shortened.set(form, [...(shortened.get(form) ?? []), stem]);
  }
  return { known, shortened };
}

/** One letter added, missing, changed, or two exchanged; the first letter is nearly always right. */
function isOneSlip(word: string, meant: string): boolean {
  if (word[0] !== meant[0] || Math.abs(word.length - meant.length) > 1) return false;
  let at = 0;
  while (at < word.length && word[at] === meant[at]) at++;
  const rest = word.slice(at);
  const other = meant.slice(at);
  return rest.slice(1) === other.slice(1) || rest.slice(1) === other || rest === other.slice(1) || (rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2));
}

export function respell(spelling: Spelling, stem: string): string {
  if (spelling.known.has(stem) || stem.length < shortest || stem.length > 20) return stem;
  for (const form of shortenedForms(stem)) {
    const meant = spelling.shortened.get(form)?.find((candidate) => isOneSlip(stem, candidate));
    if (meant !== undefined) return meant;
  }
  return stem;
}

/** Whether a word that is no word of a sign would be taken for one. */
export function isOrdinaryNeighbour(spelling: Spelling, stem: string): boolean {
  return respell(spelling, stem) !== stem;
}
