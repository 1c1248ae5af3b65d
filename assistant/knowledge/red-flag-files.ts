import { linesOf, type ContentFile } from './content-files';
import { readRedFlag } from './red-flags';
import type { Filler } from './placeholders';
import type { Checked, Problem } from './problem';
import type { RedFlag } from './types';

const folder = 'en/red-flags/';
const examples = 'en/phrasings/red-flags/';

/** Every danger sign of the content folder, with its examples. One broken file stops the start: there is no triage with a gap. */
export function readRedFlags(files: readonly ContentFile[], fill: Filler): Checked<ReadonlyMap<string, RedFlag>> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const lines = (path: string): string[] => linesOf(byPath.get(path)?.text ?? '');
  const redFlags = new Map<string, RedFlag>();
  const problems: Problem[] = [];
  for (const { path, text } of files.filter((file) => file.path.startsWith(folder))) {
    const id = path.slice(folder.length).replace(/\.md$/, '');
    const read = readRedFlag({ id, text, caught: lines(`${examples}${id}.txt`), passed: lines(`${examples}not-${id}.txt`) }, (markdown) => fill(markdown).text);
    if (read.redFlag) redFlags.set(id, read.redFlag);
    problems.push(...read.problems.map((problem) => ({ file: path, problem: problem.replace(/^content\/[^:]+: /, ''), remedy: 'See "One danger sign" in content/README.md' })));
  }
  const missing = expected.filter((id) => !redFlags.has(id) && !problems.some(({ file }) => file === `${folder}${id}.md`));
  problems.push(...missing.map((id) => ({ file: `${folder}${id}.md`, problem: 'this danger sign is missing', remedy: 'Restore the file; the assistant does not start without it' })));
  return problems.length > 0 ? { problems } : { value: redFlags, problems: [] };
}

/** The danger signs without which nothing starts. More may be added as files. */
const expected = [
  'self-harm', 'psychosis', 'abuse-danger', 'chest-breathing', 'seizure-parent', 'severe-headache', 'heavy-bleeding', 'leg-clot', 'sepsis-fever', 'mastitis-fever', 'overdose', 'anaphylaxis',
  'baby-breathing', 'baby-choking', 'baby-unresponsive', 'baby-seizure', 'baby-fever', 'baby-dehydration', 'baby-jaundice', 'baby-vomit', 'baby-blood-stool', 'baby-not-feeding', 'baby-injury', 'baby-weight-severe',
];
