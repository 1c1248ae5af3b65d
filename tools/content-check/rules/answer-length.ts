import type { Problem } from '../../../assistant/knowledge/problem';
import { countWords } from '../../../assistant/knowledge/red-flags';
import type { Region } from '../../../assistant/knowledge/types';
import { nameOf, shortPartsOf, wholeOf } from '../parts';
import { apartFromFigures, perRegion } from '../per-region';
import type { Page } from '../page';
import type { Passage } from '../passages';
import type { Material } from '../material';

/** Words. Many read no more than the short answer, and on a phone it fills the screen (content/README.md). */
const mostShortWords = 60;
/** Words, without the sections for a baby's age, of which a parent reads one in place of the short answer. */
const fewestWords = 150;
const mostWords = 350;

export function answerLength({ answers }: Material): Problem[] {
  return answers.flatMap((page) => perRegion((region) => [...longParts(page, region), ...wrongWhole(page, region)], apartFromFigures));
}

function longParts({ path, guidance }: Page, region: Region): Problem[] {
  return shortPartsOf(guidance[region]).flatMap((part) => {
    const words = wordsIn(part.passages);
    return words > mostShortWords ? [{ file: path, line: part.line, problem: `${nameOf(part)} has ${words} words, at most ${mostShortWords}`, remedy: 'Shorten it, or move a sentence to "Good to know"' }] : [];
  });
}

function wrongWhole({ path, guidance }: Page, region: Region): Problem[] {
  const words = wordsIn(wholeOf(guidance[region]));
  if (words === 0 || (words >= fewestWords && words <= mostWords)) return [];
  const remedy = words > mostWords ? 'Shorten it, or move what is less needed to another answer' : 'Add steps or signs that help';
  return [{ file: path, problem: `the whole answer has ${words} words, not ${fewestWords} to ${mostWords}`, remedy }];
}

/** Words as a person reads them: a link counts as its text. */
export function wordsIn(passages: readonly Passage[]): number {
  return countWords(passages.map(({ text }) => text).join(' '));
}
