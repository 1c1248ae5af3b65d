/** A number of a sentence with its unit: "8 to 12 times", "38 °c", "2 weeks". */
export interface Quantity {
  readonly from: string;
  readonly to?: string;
  readonly unit?: string;
}

const numberWords: Readonly<Record<string, string>> = {
  two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9', ten: '10', eleven: '11', twelve: '12',
};

/** A sentence as the patterns see it: small letters, numbers as figures, "8–12" as "8 to 12", "an hour" as "1 hour", no punctuation. */
export function wordsOfSentence(sentence: string): string[] {
  const figures = sentence.toLowerCase().replace(/[\u2018\u2019]/g, "'")
    .replace(/(\d)\s*[-\u2013\u2014]\s*(?=\d)/g, '$1 to ').replace(/(\d),(?=\d{3})/g, '$1').replace(/%/g, ' percent ')
    .replace(/\b(?:an|one) hour\b/g, '1 hour');
  return (figures.match(/\d+(?:\.\d+)?|°[cf]|\p{L}[\p{L}'-]*/gu) ?? []).map((word) => numberWords[word] ?? word);
}

/** The number or range that begins at this word, with one of these units; any number when no unit is asked for. */
export function numberAt(words: readonly string[], at: number, units: readonly string[]): { quantity: Quantity; end: number } | undefined {
  if (!isFigure(words[at]) || isEndOfRange(words, at)) return undefined;
  const isRange = words[at + 1] === 'to' && isFigure(words[at + 2]);
  const end = at + (isRange ? 3 : 1);
  const numbers = { from: words[at], ...(isRange ? { to: words[at + 2] } : {}) };
  if (units.length === 0) return { quantity: numbers, end };
  const unit = units.find((wanted) => singular(wanted) === singular(words[end] ?? ''));
  return unit === undefined ? undefined : { quantity: { ...numbers, unit: singular(unit) }, end: end + 1 };
}

/** "10 to 14 days" as an editor writes it in a list of allowed values. @throws Error when it is no number. */
export function readQuantity(written: string): Quantity {
  const words = wordsOfSentence(written);
  const read = numberAt(words, 0, []);
  if (!read) throw new Error(`"${written}" is not a number with its unit, for example "8 hours"`);
  const unit = words.at(read.end);
  return unit === undefined ? read.quantity : { ...read.quantity, unit: singular(unit) };
}

/** Whether a sentence's quantity is the allowed one. An allowed value without a unit leaves the unit to the sentence. */
export function isSameQuantity(found: Quantity, allowed: Quantity): boolean {
  return Number(found.from) === Number(allowed.from) && Number(found.to ?? found.from) === Number(allowed.to ?? allowed.from)
    && (allowed.unit === undefined || found.unit === undefined || found.unit === allowed.unit);
}

export function wordingOf({ from, to, unit }: Quantity): string {
  const plural = unit === undefined || /^(?:°|ml$|mg$|g$|iu$|oz$|percent$)/.test(unit) || (to ?? from) === '1' ? unit : `${unit}s`;
  return [from, ...(to === undefined ? [] : ['to', to]), ...(plural === undefined ? [] : [plural])].join(' ').replace('°c', '°C').replace('°f', '°F').replace(/ iu$/, ' IU');
}

function isFigure(word: string | undefined): boolean {
  return word !== undefined && /^\d/.test(word);
}

/** The 12 of "8 to 12" is no number of its own. */
function isEndOfRange(words: readonly string[], at: number): boolean {
  return words[at - 1] === 'to' && isFigure(words[at - 2]);
}

function singular(unit: string): string {
  return unit.replace(/s$/, '');
}
