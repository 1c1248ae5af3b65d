/** Numbers told before they are asked for: "day 3, 2 wet, 1 poop". */
import { numberOf } from '../language/numbers';
import { stem } from '../language/stem';
import { plainWords } from '../language/tokens';
import type { Guide, GuideAnswers, InputStep } from '../knowledge/guides/types';

/** From a message to the numbers it tells, by step id. */
export type ToldReader = (utterance: string) => GuideAnswers;

const nothing = new Set(['no', 'zero', 'without']);

interface ToldStep {
  readonly step: InputStep;
  /** The `told` words, as stems. */
  readonly phrases: readonly (readonly string[])[];
}

/** The `told` words of a guide are read once, not with every message. */
export function toldReader({ steps }: Pick<Guide, 'steps'>): ToldReader {
  const counted = [...steps.values()].flatMap((step): ToldStep[] => (step.kind === 'input' && step.input === 'number' && step.told.length > 0 ? [{ step, phrases: step.told.map((phrase) => plainWords(phrase).map(stem)) }] : []));
  return (utterance) => (counted.length === 0 ? {} : numbersIn(plainWords(utterance), counted));
}

function numbersIn(words: readonly string[], counted: readonly ToldStep[]): GuideAnswers {
  const stems = words.map(stem);
  const told: Record<string, number> = {};
  for (const { step, phrases } of counted) {
    const value = numberBeside(words, stems, phrases);
    if (value !== undefined && value >= step.min && value <= step.max) told[step.id] = value;
  }
  return told;
}

function numberBeside(words: readonly string[], stems: readonly string[], phrases: readonly (readonly string[])[]): number | undefined {
  for (let at = 0; at < words.length; at++) {
    const isThere = phrases.some((phrase) => phrase.every((part, index) => stems[at + index] === part));
    const before = isThere ? numberOf(words[at - 1]) ?? (nothing.has(words[at - 1]) ? 0 : undefined) : undefined;
    if (before !== undefined) return before;
  }
  return undefined;
}
