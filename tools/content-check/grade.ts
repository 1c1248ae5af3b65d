import readability from 'text-readability';
import type { Passage } from './passages';
import { withoutMarks } from './sentences';

/**
 * Flesch–Kincaid school grade of passages, to one decimal; 0 or less for the plainest texts.
 * text-readability rounds syllables a word to one decimal before it weighs them, so that one word can move its grade by 1.2
 * either way. The same formula on the same counts without that rounding is steadier. The higher of the two counts:
 * whoever measures with the library's own figure finds no text above the limit either.
 */
export function gradeOf(passages: readonly Passage[]): number {
  const text = readAloud(passages);
  if (text === '') return 0;
  const words = readability.lexiconCount(text);
  const exact = 0.39 * (words / readability.sentenceCount(text)) + 11.8 * (readability.syllableCount(text) / words) - 15.59;
  return Math.round(Math.max(exact, readability.fleschKincaidGrade(text)) * 10) / 10;
}

const namedPhone = /,?\s*\[[^\]]*\]\((?:tel|sms):[^)]*\)(?:\s*\(example\))?/g;
const onlyLink = /^\[[^\]]*\]\([^)]*\)[.:]?$/;

/** Every passage begins and ends as a sentence, which is how the library tells them apart. A phone number is one short word, and a bare link is none. */
function readAloud(passages: readonly Passage[]): string {
  return passages
    .filter(({ text }) => !onlyLink.test(text))
    .map(({ text }) => withoutMarks(text.replace(namedPhone, (phone) => (phone.startsWith(',') ? '' : ' us'))))
    .map((text) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`)
    .map((text) => (/[.!?]["')\]]*$/.test(text) ? text : `${text.replace(/[:;,]$/, '')}.`))
    .join(' ');
}
