/**
 * A danger told over two messages: "she's got a fever", then "6 weeks". No word is kept; only which danger the first message would have
 * been with one more quantity, and how much of it. The limits are the content's own: they are found by asking the triage.
 */
import { bareAgeDays } from './age';
import { readBabyAgeDays } from './language/ages';
import { readHours } from './language/durations';
import { numberOf } from './language/numbers';
import { readTemperatures } from './language/temperatures';
import { plainWords } from './language/tokens';
import { triage, type TriageModel, type TriageResult } from './safety/triage';
import type { NearDanger, Turn } from './answer';

type Quantity = NearDanger['of'];

/** What a message could still tell, from what is most to what is least alarming. Days, hours, percent of the birth weight, degrees Celsius. */
const tried: Readonly<Record<Quantity, readonly number[]>> = {
  age: [2, 14, 27, 60, 89],
  hours: [24, 12, 10, 8, 6],
  percent: [20, 12, 10, 7],
  temperature: [40, 39, 38],
};
const quantities: readonly Quantity[] = ['age', 'hours', 'percent', 'temperature'];

const written: Readonly<Record<Exclude<Quantity, 'age'>, (value: number) => string>> = {
  hours: (value) => `for ${value} hours`, percent: (value) => `${value} percent`, temperature: (value) => `${value} C`,
};

/** A question asks about what might be. */
const asks = /\?|^\s*(?:how|what|when|why|where|which|who|can|could|should|is|are|do|does|will|would|if)\b/i;
/** Longer messages tell what they have to tell. */
const mostWords = 30;

/** The dangers that the message would be with one more quantity. Every one that fits is tried once. */
export function nearDangers(model: TriageModel, { utterance, conversation }: Turn): readonly NearDanger[] {
  const words = plainWords(utterance);
  if (words.length === 0 || words.length > mostWords || asks.test(utterance)) return [];
  const ageDays = conversation.babyAgeDays;
  return quantities.flatMap((of): NearDanger[] => {
    if (of === 'age' && ageDays !== undefined) return [];
    const [most, ...less] = tried[of];
    const dangerAt = (value: number): TriageResult | undefined => (of === 'age' ? triage(model, utterance, { babyAgeDays: value }) : triage(model, `${utterance} ${written[of](value)}`, { babyAgeDays: ageDays }));
    const danger = dangerAt(most);
    if (!danger) return [];
    const harmless = less.findIndex((value) => dangerAt(value) === undefined);
    return [{ redFlagId: danger.redFlagId, of, limit: tried[of][harmless < 0 ? less.length : harmless] }];
  });
}

/** Longer messages are no mere quantity. */
const mostQuantityWords = 6;

/** The danger that is whole now that this message tells the quantity. Always asked about: nobody said both in one breath. */
export function dangerWith({ utterance, conversation: { near = [] } }: Turn): TriageResult | undefined {
  const words = plainWords(utterance);
  if (near.length === 0 || words.length > mostQuantityWords || asks.test(utterance)) return undefined;
  const found = near.find(({ of, limit }) => {
    const value = quantityIn(of, utterance, words);
    return value !== undefined && (of === 'age' ? value <= limit : value >= limit);
  });
  return found && { redFlagId: found.redFlagId, certainty: 'ask' };
}

function quantityIn(of: Quantity, utterance: string, words: readonly string[]): number | undefined {
  const bare = words.flatMap((word) => numberOf(word) ?? []).at(0);
  const hours = readHours(words).at(0)?.value;
  const degrees = readTemperatures(words).at(0)?.value;
  switch (of) {
    case 'age': return readBabyAgeDays(utterance) ?? bareAgeDays(utterance);
    case 'hours': return hours ?? (degrees === undefined && isBare(words) ? bare : undefined);
    case 'percent': return hours === undefined && degrees === undefined && (words.includes('percent') || isBare(words)) ? bare : undefined;
    case 'temperature': return degrees ?? (isBare(words) && bare !== undefined && bare >= 30 && bare <= 45 ? bare : undefined);
  }
}

const hesitation = new Set(['like', 'about', 'around', 'nearly', 'almost', 'over', 'maybe', 'erm', 'um', 'uh', 'roughly', 'approximately', 'more', 'than', 'at', 'least', 'for', 'in', 'i', 'think', 'its', 'it', 'is', 'by']);

/** A number and nothing that says of what. */
function isBare(words: readonly string[]): boolean {
  return words.every((word) => hesitation.has(word) || numberOf(word) !== undefined);
}

/** "and he hasn't fed in 9": hours, where nothing is said. */
const dangling = /\b(?:in|for) (?:about |like |over |nearly |almost |around )*\d{1,2}[.! ]*$/i;

export function dangerInHours(model: TriageModel, { utterance, conversation }: Turn): TriageResult | undefined {
  const found = dangling.test(utterance) && !asks.test(utterance) ? triage(model, `${utterance.replace(/[.! ]+$/, '')} hours`, { babyAgeDays: conversation.babyAgeDays }) : undefined;
  return found && { ...found, certainty: 'ask' };
}
