/** Numbers written as words, as people say them aloud: "thirty eight point five", "a hundred and two", "one oh one", "twice". */

const units: ReadonlyMap<string, number> = new Map([
  ['zero', 0], ['one', 1], ['two', 2], ['three', 3], ['four', 4], ['five', 5], ['six', 6], ['seven', 7], ['eight', 8], ['nine', 9],
  ['ten', 10], ['eleven', 11], ['twelve', 12], ['thirteen', 13], ['fourteen', 14], ['fifteen', 15], ['sixteen', 16], ['seventeen', 17],
  ['eighteen', 18], ['nineteen', 19],
]);
const tens: ReadonlyMap<string, number> = new Map([
  ['twenty', 20], ['thirty', 30], ['forty', 40], ['fourty', 40], ['fifty', 50], ['sixty', 60], ['seventy', 70], ['eighty', 80], ['ninety', 90],
]);
const times: ReadonlyMap<string, number> = new Map([['once', 1], ['twice', 2], ['thrice', 3]]);

interface Spoken {
  readonly text: string;
  /** First word after the number. */
  readonly next: number;
}

const isUnder = (value: number | undefined, limit: number): value is number => value !== undefined && value < limit;

/** 1…99 at `at`, or undefined. */
function belowHundred(words: readonly string[], at: number): { value: number; next: number } | undefined {
  const ten = tens.get(words[at]);
  if (ten === undefined) {
    const unit = units.get(words[at]);
    return unit === undefined ? undefined : { value: unit, next: at + 1 };
  }
  const unit = units.get(words[at + 1]);
  return isUnder(unit, 10) && unit > 0 ? { value: ten + unit, next: at + 2 } : { value: ten, next: at + 1 };
}

/** "hundred", "a hundred and two", "one hundred one": the hundreds, when that is what stands here. */
function hundreds(words: readonly string[], at: number): { value: number; next: number } | undefined {
  const digit = Number(words[at]);
  const head = words[at] === 'a' ? 1 : (units.get(words[at]) ?? (digit < 10 ? digit : undefined));
  const start = words[at] === 'hundred' ? at : at + 1;
  if (words[start] !== 'hundred' || (start > at && !isUnder(head, 10))) return undefined;
  const value = (start === at ? 1 : (head ?? 1)) * 100;
  const rest = belowHundred(words, words[start + 1] === 'and' ? start + 2 : start + 1);
  return rest === undefined ? { value, next: start + 1 } : { value: value + rest.value, next: rest.next };
}

/** "one oh one" and "one seventy": how a thermometer or a blood pressure is read out. */
function readOut(words: readonly string[], at: number): { value: number; next: number } | undefined {
  if (words[at] !== 'one') return undefined;
  const last = units.get(words[at + 2]);
  if ((words[at + 1] === 'oh' || words[at + 1] === 'o') && isUnder(last, 10)) return { value: 100 + last, next: at + 3 };
  return tens.has(words[at + 1]) ? addHundred(belowHundred(words, at + 1)) : undefined;
}

function addHundred(rest: { value: number; next: number } | undefined): { value: number; next: number } | undefined {
  return rest && { value: rest.value + 100, next: rest.next };
}

/** "point five" after a number, or the number itself. */
function withDecimals(words: readonly string[], whole: { value: number; next: number }): Spoken {
  if (words[whole.next] !== 'point') return { text: String(whole.value), next: whole.next };
  let digits = '';
  let next = whole.next + 1;
  for (; next < words.length; next++) {
    const digit = words[next] === 'oh' ? 0 : (units.get(words[next]) ?? (/^\d$/.test(words[next]) ? Number(words[next]) : undefined));
    if (!isUnder(digit, 10)) break;
    digits += String(digit);
  }
  return digits === '' ? { text: String(whole.value), next: whole.next } : { text: `${String(whole.value)}.${digits}`, next };
}

function spokenAt(words: readonly string[], at: number): Spoken | undefined {
  const word = words[at];
  const whole = hundreds(words, at) ?? readOut(words, at) ?? belowHundred(words, at);
  if (whole !== undefined) return withDecimals(words, whole);
  if (/^\d+$/.test(word) && words[at + 1] === 'point') return withDecimals(words, { value: Number(word), next: at + 1 });
  return undefined;
}

/** The same words with every spoken number in digits: ["thirty", "eight", "point", "five"] → ["38.5"], ["twice"] → ["2", "times"]. */
export function withDigits(words: readonly string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < words.length; ) {
    const spoken = spokenAt(words, at);
    const count = times.get(words[at]);
    if (spoken !== undefined) out.push(spoken.text);
    else if (count !== undefined && words[at - 1] !== 'at') out.push(String(count), 'times');
    else out.push(words[at]);
    at = spoken?.next ?? at + 1;
  }
  return out;
}

/** The value of a word that is a number in digits, or undefined. */
export function numberOf(word: string | undefined): number | undefined {
  return word !== undefined && /^\d+(\.\d+)?$/.test(word) ? Number(word) : undefined;
}
