import { answerPlace } from '../../../assistant/knowledge/content-files';
import type { Problem } from '../../../assistant/knowledge/problem';
import { wordsOf } from '../../../assistant/language/words';
import { readPageHead } from '../page-head';
import { lineWith } from '../page';
import type { Material } from '../material';

interface Phrasing {
  readonly text: string;
  readonly file: string;
  readonly line?: number;
  /** What it teaches: an entry's id, "out-of-scope", or a list of danger messages. */
  readonly teaches: string;
}

/** A phrasing that stands in two places pulls the matcher in two directions, or counts twice. Compared as the matcher reads it. */
export function repeatedPhrasings({ files }: Material): Problem[] {
  const places = new Map<string, Phrasing>();
  return files.flatMap(({ path, text }) => phrasingsOf(path, text)).flatMap((phrasing) => {
    const key = `${listOf(phrasing.teaches)} ${wordsOf(phrasing.text).join(' ')}`;
    const first = places.get(key);
    if (!first) places.set(key, phrasing);
    return first ? [repetition(phrasing, first)] : [];
  });
}

function repetition({ text, file, line, teaches }: Phrasing, first: Phrasing): Problem {
  const asThere = first.text === text ? '' : ` (there as "${first.text}")`;
  return {
    file, ...(line === undefined ? {} : { line }),
    problem: `"${text}" also stands in ${first.file}${first.line === undefined ? '' : `:${first.line}`}${asThere}`,
    remedy: teaches === first.teaches ? 'Take one of the two out' : 'Keep it where the answer fits best, and take it out of the other',
  };
}

/** A look-alike of a danger may well be a parent's ordinary question, so the danger lists are apart from the rest. */
function listOf(teaches: string): string {
  return /^red-flags\/not-/.test(teaches) ? teaches : /^red-flags\//.test(teaches) ? 'danger' : 'question';
}

function phrasingsOf(path: string, text: string): Phrasing[] {
  const phrasings = /^en\/phrasings\/(.+)\.txt$/.exec(path);
  if (phrasings) return text.split(/\r?\n/).flatMap((line, index) => (line.trim() === '' ? [] : [{ text: line.trim(), file: path, line: index + 1, teaches: phrasings[1] }]));
  const place = answerPlace(path);
  return place ? readPageHead(text).questions.map((question) => ({ text: question, file: path, ...lineWith(text, question), teaches: place.id })) : [];
}
