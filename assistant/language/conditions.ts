/** What stands in square brackets in a sign: a quantity, a comparison and the clinician's threshold. */

export type Quantity = 'number' | 'hours' | 'age' | 'baby temperature' | 'parent temperature' | 'weight loss';
export type Comparison = '>=' | '<=' | '<' | '>';

/** "baby" also where nobody is named; "nobody" only there. */
export type Whom = 'baby' | 'parent' | 'anyone' | 'nobody';

export type Condition =
  | { readonly kind: 'compare'; readonly quantity: Quantity; readonly comparison: Comparison; readonly limit: number }
  | { readonly kind: 'about'; readonly who: Whom }
  /** Newborn by age, by the word, or by the age told earlier. */
  | { readonly kind: 'unknown age' };

const daysOf: ReadonlyMap<string, number> = new Map([['hour', 1 / 24], ['day', 1], ['week', 7], ['month', 30.4], ['year', 365]]);
const hoursOf: ReadonlyMap<string, number> = new Map([['minute', 1 / 60], ['hour', 1], ['day', 24], ['week', 168]]);

const pattern = /^(number|hours|age|baby temperature|parent temperature|weight loss) (>=|<=|<|>) (\d+(?:\.\d+)?)(?: ?(minute|hour|day|week|month|year)s?| ?(C|F|%))?$/;

function quantityOf(text: string): Quantity | undefined {
  const all: readonly Quantity[] = ['number', 'hours', 'age', 'baby temperature', 'parent temperature', 'weight loss'];
  return all.find((quantity) => quantity === text);
}

function comparisonOf(text: string): Comparison | undefined {
  const all: readonly Comparison[] = ['>=', '<=', '<', '>'];
  return all.find((comparison) => comparison === text);
}

/** The limit in the unit the quantity is kept in: days for an age, hours for a duration, °C for a temperature. */
function limitOf(quantity: Quantity, value: number, unit: string | undefined): number {
  if (quantity === 'age') return value * (daysOf.get(unit ?? 'day') ?? 1);
  if (quantity === 'hours') return value * (hoursOf.get(unit ?? 'hour') ?? 1);
  return unit === 'F' ? ((value - 32) * 5) / 9 : value;
}

/** A condition, or undefined when the text is none. */
export function readCondition(text: string): Condition | undefined {
  const about = /^about (baby|parent|anyone|nobody)$/.exec(text)?.[1];
  if (about === 'baby' || about === 'parent' || about === 'anyone' || about === 'nobody') return { kind: 'about', who: about };
  if (text === 'age unknown') return { kind: 'unknown age' };
  const match = pattern.exec(text);
  const quantity = quantityOf(match?.[1] ?? '');
  const comparison = comparisonOf(match?.[2] ?? '');
  if (match === null || quantity === undefined || comparison === undefined) return undefined;
  return { kind: 'compare', quantity, comparison, limit: limitOf(quantity, Number(match[3]), match[4] ?? match[5]) };
}

/** 38 °C and 100.4 °F are the same reading; rounding must not part them. */
const tolerance = 0.006;

export function holds(value: number, comparison: Comparison, limit: number): boolean {
  switch (comparison) {
    case '>=': return value >= limit - tolerance;
    case '<=': return value <= limit + tolerance;
    case '<': return value < limit - tolerance;
    case '>': return value > limit + tolerance;
  }
}
