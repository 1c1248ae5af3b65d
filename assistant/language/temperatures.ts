/** Body temperatures in a message, whatever the unit: "38.4", "101F", "a hundred and two", "39 c". Always returned in °C. */
import { numberOf } from './numbers';
import { softWords } from './soft-words';
import type { Span } from './spans';
import { wordSet } from './word-set';

/** What a living body can have: outside it the number means something else. */
const celsius = { least: 30, most: 43.5 };
const fahrenheit = { least: 86, most: 110 };

const celsiusUnits = wordSet('c celsius centigrade');
const fahrenheitUnits = wordSet('f fahrenheit farenheit fahrenheight');
const degreeWords = wordSet('degrees degree deg degs o');

/** Words after a number that make it something else than a temperature. */
const otherUnits = wordSet('hour day week month year minute seconds secs second sec ml mls oz ounces ounce g gram grams kg kilos lb lbs pounds percent per times mg mcg cm mm bpm calories weeker wet feeds am pm litres units th centile percentile tablets pills over dollars in iu weeks st x night people headaches pads');
const bodyWords = wordSet('temp temps temperature temperatures fever feverish fevery febrile thermometer rectal rectally armpit ear forehead underarm axillary reads reading degrees degree deg burning boiling shivering shivery chills rigors hot cold calpol tylenol paracetamol ibuprofen antibiotics shaking unwell ill mastitis warm temprature tempature temperture clammy shakes aching achy midwife flu feel nurse');
/** What else has a temperature in these conversations. */
const environment = wordSet('fridge freezer bottle bottles milk water room outside weather warmer bath summer refrigerator oven heat formula car nursery');

/** Nobody takes more readings in one message. */
const mostReadings = 30;

function toCelsius(value: number, unit: string | undefined): number | undefined {
  const isFahrenheit = fahrenheitUnits.has(unit ?? '') || (!celsiusUnits.has(unit ?? '') && value >= fahrenheit.least);
  if (isFahrenheit) return value >= fahrenheit.least && value <= fahrenheit.most ? ((value - 32) * 5) / 9 : undefined;
  return value >= celsius.least && value <= celsius.most ? value : undefined;
}

function unitAfter(words: readonly string[], at: number): { unit?: string; to: number } {
  const start = degreeWords.has(words[at]) ? at + 1 : at;
  const word = words[start];
  return celsiusUnits.has(word) || fahrenheitUnits.has(word) ? { unit: word, to: start + 1 } : { to: start };
}

const bodyOnly = wordSet('temp fever feverish rectal armpit thermometer baby old');

/** Air, as parents speak of it. */
const weather = wordSet('outside weather room summer heatwave car flat house nursery bedroom');
const measured = /^(?:temp|fever|forehead|armpit|underarm|ear$|thermo|rectal)/;
const subjects = wordSet('he she her his baby i lo son daughter wife newborn');

/** "Room is 38 degrees", "40 here today": the air, unless the number is said of somebody or a word of the body stands nearer. A decimal is a thermometer's. */
function isWeather(words: readonly string[], at: number): boolean {
  if (words[at].includes('.')) return false;
  let said = at - 1;
  while (!subjects.has(words[said]) && (softWords.has(words[said]) || ['at', 'only', 'of', 'hit', 'reads'].includes(words[said]))) said--;
  if (subjects.has(words[said])) return false;
  const isAir = (index: number): boolean => weather.has(words[index]) || (words[index] === 'here' && words[index + 1] === 'today');
  for (let distance = 1; distance < 10; distance++) {
    const sides = [at - distance, at + distance];
    if (sides.some(isAir)) return true;
    if (subjects.has(words[at - distance]) || sides.some((side) => measured.test(words[side] ?? '') && !isAir(side - 1) && !isAir(side + 1))) return false;
  }
  return false;
}

function isEnvironment(words: readonly string[], at: number, unit: string | undefined): boolean {
  const near = words.slice(Math.max(0, at - 9), at + 7);
  const isMeant = near.some((word) => bodyOnly.has(word)) && unit === undefined;
  return !isMeant && near.some((word) => environment.has(word)) && !near.some((word) => word === 'fever' || word === 'rectal' || word === 'thermometer');
}

/** "born at 38 weeks" and "day 38" have a unit; a bare 38, 39 or 101 needs a word of illness in the message, one with a decimal does not. */
function isPlausible(words: readonly string[], at: number, speaksOfBody: boolean): boolean {
  if (['day', 'week', 'section', 'size', 'at', 'pulse', 'to', 'gained', 'weighs', 'weighed', 'stage'].includes(words[at - 1]) && !speaksOfBody) return false;
  return speaksOfBody || (/^\d+\.\d$/.test(words[at]) && Number(words[at]) >= 36.5);
}

function readAt(words: readonly string[], at: number, speaksOfBody: boolean): Span | undefined {
  const value = numberOf(words[at]);
  if (value === undefined || value < celsius.least || value > fahrenheit.most) return undefined;
  const { unit, to } = unitAfter(words, at + 1);
  const degrees = toCelsius(value, unit);
  if (degrees === undefined || otherUnits.has(words[to]) && unit === undefined && words[to] !== 'in' && words[to] !== 'over' || words[at - 1] === 'day') return undefined;
  const isNamed = unit !== undefined || to > at + 1;
  if (isWeather(words, at) || isEnvironment(words, at, unit) || !(isNamed || isPlausible(words, at, speaksOfBody))) return undefined;
  return { value: degrees, from: at, to };
}

/** Every body temperature in the message, in °C. Bottles, fridges, rooms and the weather are left out. */
export function readTemperatures(words: readonly string[]): Span[] {
  const speaksOfBody = words.some((word) => bodyWords.has(word));
  return words.flatMap((_, at) => readAt(words, at, speaksOfBody) ?? []).slice(0, mostReadings);
}
