import { linesOf } from '../../../assistant/knowledge/content-files';
import type { Problem } from '../../../assistant/knowledge/problem';
import type { Material } from '../material';

/** The number from which the matcher trusts the phrasings alone (docs/matching.md). An answer works with fewer; other words find it less often. */
const fewest = 50;

export function fewPhrasings({ answers, files }: Material): Problem[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return answers.flatMap(({ path, id }) => {
    const file = `en/phrasings/${id}.txt`;
    const text = texts.get(file);
    if (text === undefined) return [{ file: path, problem: 'there is no file of further phrasings', remedy: `Write ${file}, one a line: how parents say it, in at least ${fewest} ways` }];
    const count = linesOf(text).length;
    return count < fewest ? [{ file, problem: `it has ${count} phrasings`, remedy: `Write at least ${fewest}, so that the answer is found in other words too` }] : [];
  });
}
