/**
 * The small language in which editors write how a sentence is recognised, in content/en/numbers.yaml and style.yaml:
 *   words         in this order, side by side; small letters
 *   a|b|(c d)     one of these; a group in ( ) is several words side by side
 *   …             at most six words in between, never a number
 *   [# hours]     a number or a range ("8", "8 to 12") with its unit; [# days|weeks] takes either, [#] needs none
 *   [any hours]   a number that belongs to the sentence and is not compared
 *   unless x or y not when x or y stands anywhere in the sentence
 */
import { numberAt, type Quantity } from './quantity';

type Step =
  | { readonly kind: 'words'; readonly choices: readonly (readonly string[])[] }
  | { readonly kind: 'gap' }
  | { readonly kind: 'slot'; readonly units: readonly string[]; readonly isCompared: boolean };

export interface Pattern {
  readonly written: string;
  /** In the words of a sentence (wordsOfSentence): the quantities of every place that fits; an empty list for a place without a slot; no list when nothing fits. */
  readonly findIn: (words: readonly string[]) => readonly (readonly Quantity[])[];
}

const longestGap = 6;

/** @throws Error with a sentence for the editor when the pattern cannot be read. */
export function readPattern(written: string): Pattern {
  const [wanted, exceptions] = written.toLowerCase().replace(/\.\.\./g, '…').split(' unless ');
  const steps = stepsOf(wanted);
  const unwanted = (exceptions?.split(' or ') ?? []).map(stepsOf);
  return {
    written,
    findIn: (words) => {
      const places = allPlaces(steps, words);
      return places.length > 0 && unwanted.some((exception) => allPlaces(exception, words).length > 0) ? [] : places;
    },
  };
}

function stepsOf(text: string): Step[] {
  const parts = text.match(/\[[^\]]*\]|(?:\([^)]*\)|[^\s|()[\]])+(?:\|(?:\([^)]*\)|[^\s|()[\]])+)*/g) ?? [];
  if (parts.join('').replace(/\s/g, '') !== text.replace(/\s/g, '') || parts.length === 0) throw new Error(`the pattern "${text}" cannot be read`);
  return parts.map(stepOf);
}

function stepOf(part: string): Step {
  if (part === '…') return { kind: 'gap' };
  const slot = /^\[(#|any)\s*([^\]]*)\]$/.exec(part);
  if (slot) return { kind: 'slot', units: slot[2] === '' ? [] : slot[2].split('|').map((unit) => unit.trim()), isCompared: slot[1] === '#' };
  if (part.startsWith('[')) throw new Error(`"${part}" must be a number with its unit, for example [# hours]`);
  return { kind: 'words', choices: (part.match(/\([^)]*\)|[^|]+/g) ?? []).map((choice) => choice.replace(/[()]/g, '').split(/\s+/)) };
}

function allPlaces(steps: readonly Step[], words: readonly string[]): Quantity[][] {
  return words.flatMap((_word, at) => fit(steps, words, at) ?? []);
}

/** The quantities when the steps fit from this word on, as a list of one; undefined when they do not. */
function fit(steps: readonly Step[], words: readonly string[], at: number): Quantity[][] | undefined {
  if (steps.length === 0) return [[]];
  const [step, ...rest] = steps;
  if (step.kind === 'gap') return fitAfterGap(rest, words, at);
  if (step.kind === 'slot') {
    const read = numberAt(words, at, step.units);
    return read && fit(rest, words, read.end)?.map((quantities) => (step.isCompared ? [read.quantity, ...quantities] : quantities));
  }
  for (const choice of step.choices) {
    if (!choice.every((word, offset) => words[at + offset] === word)) continue;
    const found = fit(rest, words, at + choice.length);
    if (found) return found;
  }
  return undefined;
}

function fitAfterGap(rest: readonly Step[], words: readonly string[], at: number): Quantity[][] | undefined {
  for (let skipped = 0; skipped <= longestGap && at + skipped <= words.length; skipped++) {
    const found = fit(rest, words, at + skipped);
    if (found) return found;
    if (/^\d/.test(words[at + skipped] ?? '')) return undefined;
  }
  return undefined;
}
