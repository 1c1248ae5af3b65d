import type { Problem } from '../../../assistant/knowledge/problem';
import type { Region } from '../../../assistant/knowledge/types';
import { perRegion } from '../per-region';
import type { Material } from '../material';
import type { Page } from '../page';

/** Words besides the numbers. Shorter sentences ("For 2 hours.") may well differ. */
const fewestWords = 5;

/** The same sentence in two files with other numbers: needs no list, so it also sees numbers that nobody thought of. */
export function agreeingSentences({ pages }: Material): Problem[] {
  return perRegion((region) => {
    const first = new Map<string, Statement>();
    return pages.flatMap((page) => statementsOf(page, region)).flatMap((statement) => {
      const other = first.get(statement.wording);
      if (!other) first.set(statement.wording, statement);
      return other && other.path !== statement.path && other.numbers !== statement.numbers ? [disagreement(statement, other)] : [];
    });
  });
}

interface Statement {
  readonly path: string;
  readonly line: number;
  readonly sentence: string;
  /** The sentence without its numbers, and the numbers alone. */
  readonly wording: string;
  readonly numbers: string;
}

function statementsOf({ path, sentences }: Page, region: Region): Statement[] {
  return sentences[region].flatMap(({ line, text, words }) => {
    const numbers = words.filter((word) => /^\d/.test(word)).join(' ');
    const wording = words.map((word) => (/^\d/.test(word) ? '#' : word)).join(' ');
    return numbers === '' || words.length - numbers.split(' ').length < fewestWords ? [] : [{ path, line, sentence: text, wording, numbers }];
  });
}

function disagreement({ path, line, sentence }: Statement, other: Statement): Problem {
  return { file: path, line, problem: `"${sentence}" has other numbers than the same sentence in ${other.path}:${other.line}: "${other.sentence}"`, remedy: 'Find out which is right, and make them agree' };
}
