/** "no", "nope", "none": whether such a word refuses what was asked, or only begins something else ("no i mean both", "no temp"). */
import { stem } from '../language/stem';
import { wordsOf } from '../language/words';
import type { ChoiceStep } from '../knowledge/guides/types';

const refusals = new Set(['no', 'nope', 'nah', 'none', 'nothing', 'neither', 'never', 'not', 'nor', 'zero']);
/** One of these must be there: "not sure" refuses nothing. */
const outright = new Set(['no', 'nope', 'nah', 'none', 'nothing', 'neither', 'never']);
/** Words that may stand around a refusal without changing it. */
const around = new Set('a all am any anything are as at baby believe did do does either far god had has have he her here his i is it like my now of ok okay or really right she so thank thankfully thanks that the them there these they things think this those was we were yet you'.split(' '));
/** After these comes what holds all the same: "no fever but shaking", "no just shaking". */
const strongContrasts = new Set(['but', 'except', 'though', 'although', 'apart', 'however']);
const contrasts = new Set([...strongContrasts, 'just', 'only', 'yes', 'still', 'mean', 'meant']);
/** "no, shaking" tells of a sign; "no shaking" denies it. */
const breakAfterRefusal = /^\s*(?:no|nope|nah|none)\s*[,.;:!-]+\s*(\S.*)/i;
const contrastAfterRefusal = /^\s*(?:no|nope|nah)\b.*?\b(?:just|only|but)\s+(\S.*)/i;
/** Letters from which on the beginning of a word stands for it: "temp" for temperature. */
const fewestLetters = 4;

/** Whether all of these words say no, and nothing else. */
export function isBareRefusal(words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => refusals.has(word));
}

/** "no fever but confused": a denial of one thing that says another. */
export function turnsRound(words: readonly string[]): boolean {
  return words.some((word) => refusals.has(word)) && words.some((word) => strongContrasts.has(word));
}

/** What holds in "no, shaking" or "no just shaking"; undefined where nothing but the "no" is said. */
export function partAfterRefusal(utterance: string): string | undefined {
  return contrastAfterRefusal.exec(utterance)?.[1] ?? breakAfterRefusal.exec(utterance)?.[1];
}

/** "no", "nope nothing like that", "no she has none of those", "no fever": refuses what this question asks. */
export function refuses(step: ChoiceStep, utterance: string): boolean {
  const words = wordsOf(utterance);
  if (!words.some((word) => outright.has(word)) || words.some((word) => contrasts.has(word))) return false;
  const further = words.filter((word) => !refusals.has(word) && !around.has(word));
  if (further.length === 0) return true;
  const next = wordsOf(partAfterRefusal(utterance) ?? '').at(0);
  const isApart = next !== undefined && !refusals.has(next);
  return !isApart && further.every((word) => isAskedFor(word, step));
}

function isAskedFor(word: string, { ask, text = '', choices }: ChoiceStep): boolean {
  const asked = wordsOf([text, ask, ...choices.filter(({ isUnsure }) => !isUnsure).flatMap(({ say, also }) => [say, ...also])].join(' '));
  return asked.some((other) => stem(other) === stem(word) || (word.length >= fewestLetters && other.startsWith(word)));
}
