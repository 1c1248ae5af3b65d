/** How much of the birth weight a baby has lost, from a percentage or from two weights in any unit. */
import { numberOf } from './numbers';
import type { Span } from './spans';
import { wordSet } from './word-set';

const gramsOf: ReadonlyMap<string, number> = new Map([
  ['g', 1], ['gm', 1], ['gms', 1], ['gram', 1], ['grams', 1], ['kg', 1000], ['kgs', 1000], ['kilo', 1000], ['kilos', 1000], ['k', 1000],
  ['lb', 453.6], ['lbs', 453.6], ['pound', 453.6], ['pounds', 453.6], ['oz', 28.35], ['ounce', 28.35], ['ounces', 28.35],
]);
const isPound = (unit: string): boolean => gramsOf.get(unit) === 453.6;
/** A newborn's weight, in grams: numbers outside it are amounts of milk or what was lost. */
const newborn = { least: 1200, most: 6000 };

/** "7 lb 8 oz", "7lb 8", "3.5 kg", "3250 g", "a pound and a half". */
function weightAt(words: readonly string[], at: number): Span | undefined {
  const value = words[at] === 'a' ? 1 : numberOf(words[at]);
  const unit = words[at + 1];
  const grams = value === undefined || unit === undefined ? undefined : gramsOf.get(unit);
  if (value === undefined || grams === undefined) return undefined;
  const ounces = isPound(unit) ? numberOf(words[at + 2]) : undefined;
  if (ounces !== undefined && ounces < 16 && !gramsOf.has(words[at + 3] ?? '') || (ounces !== undefined && gramsOf.get(words[at + 3]) === 28.35)) {
    return { value: value * grams + ounces * 28.35, from: at, to: gramsOf.has(words[at + 3]) ? at + 4 : at + 3 };
  }
  const half = words[at + 2] === 'and' && words[at + 3] === 'a' && words[at + 4] === 'half' ? 0.5 : 0;
  return { value: (value + half) * grams, from: at, to: at + (half > 0 ? 5 : 2) };
}

/** A weight without its unit beside one that has it: "born 3.5kg now 3.0", "birth weight 3000 now 2640". */
function bareWeight(words: readonly string[], at: number): number | undefined {
  const value = numberOf(words[at]);
  if (value === undefined || words[at + 1] === 'ml') return undefined;
  // Nobody counts days in thousands: "2950 day 4" is a weight on day 4.
  if (value >= newborn.least && value <= newborn.most && Number.isInteger(value)) return value;
  if (['day', 'week', 'hour', 'percent', 'times', 'month'].includes(words[at + 1])) return undefined;
  return value >= 1.2 && value <= 6 && words[at].includes('.') ? value * 1000 : undefined;
}

function weightsIn(words: readonly string[]): number[] {
  const grams: number[] = [];
  for (let at = 0; at < words.length; ) {
    const span = weightAt(words, at);
    const bare = span === undefined ? bareWeight(words, at) : undefined;
    if (span !== undefined) grams.push(span.value);
    else if (bare !== undefined) grams.push(bare);
    at = span?.to ?? at + 1;
  }
  return grams;
}

const isBabyWeight = (grams: number): boolean => grams >= newborn.least && grams <= newborn.most;
const lossWords = wordSet('lost lose loses losing loss dropped down less lighter under minus below');
const weightWords = wordSet('born birth weight weighed weighs now today from was at went scales');

/** Percent lost between the first (birth) weight and the lowest later one that was not made up again, or the amount said to be lost. */
function lossFromWeights(words: readonly string[]): number | undefined {
  if (!words.some((word) => weightWords.has(word) || lossWords.has(word))) return undefined;
  const grams = weightsIn(words);
  const babies = grams.filter(isBabyWeight);
  const amount = grams.find((value) => !isBabyWeight(value) && value >= 60 && value < newborn.least);
  if (babies.length === 1 && amount !== undefined && words.some((word) => lossWords.has(word))) return (amount / babies[0]) * 100;
  if (babies.length < 2) return undefined;
  const isFrom = words.includes('from') && !words.includes('to') && babies[0] < babies[1];
  const [first, last] = isFrom ? [babies[1], babies[0]] : [babies[0], babies[babies.length - 1]];
  return last < first ? ((first - last) / first) * 100 : undefined;
}

/** "lost 12%", "down 13 percent", "11 per cent under". wordsOf drops the % sign, so a bare number right after a word of loss counts too. */
function statedLoss(words: readonly string[]): number | undefined {
  const losses = words.flatMap((word, at) => {
    const value = numberOf(word);
    if (value === undefined || value > 40) return [];
    const isPercent = words[at + 1] === 'percent' || words[at + 1] === 'pct' || (words[at + 1] === 'per' && words[at + 2] === 'cent');
    const near = words.slice(Math.max(0, at - 6), at + 6);
    return isPercent && near.some((other) => lossWords.has(other)) ? [value] : [];
  });
  return losses.length === 0 ? undefined : Math.max(...losses);
}

/** Percent of birth weight lost, or undefined when the message does not tell. */
export function weightLossPercent(words: readonly string[]): number | undefined {
  return statedLoss(words) ?? lossFromWeights(words);
}
