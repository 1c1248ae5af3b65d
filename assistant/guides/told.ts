/** Numbers told before they are asked for: "day 3, 2 wet, 1 poop". */
import { numberOf } from '../language/numbers';
import { stem } from '../language/stem';
import { plainWords } from '../language/tokens';
import type { Guide, GuideAnswers } from '../knowledge/guides/types';

const nothing = new Set(['no', 'zero', 'without']);

/** By step id, as far as the guide's `told` words stand beside a number. */
export function toldNumbers(utterance: string, { steps }: Pick<Guide, 'steps'>): GuideAnswers {
  const words = plainWords(utterance);
  const told: Record<string, number> = {};
  for (const step of steps.values()) {
    if (step.kind !== 'input' || step.input !== 'number') continue;
    const value = numberBeside(words, step.told.map((phrase) => plainWords(phrase).map(stem)));
    if (value !== undefined && value >= step.min && value <= step.max) told[step.id] = value;
  }
  return told;
}

function numberBeside(words: readonly string[], phrases: readonly (readonly string[])[]): number | undefined {
  const stems = words.map(stem);
  for (let at = 0; at < words.length; at++) {
    const phrase = phrases.find((candidate) => candidate.every((part, index) => stems[at + index] === part));
    const before = phrase && (numberOf(words[at - 1]) ?? (nothing.has(words[at - 1]) ? 0 : undefined));
    if (before !== undefined) return before;
  }
  return undefined;
}
