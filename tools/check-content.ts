/** `npm run check-content`: every finding about the content folder as one sentence, all at once. Exit code 1 when there is an error. */
import { readContentFiles } from '../assistant/knowledge/content-files';
import { sentenceOf, type Problem } from '../assistant/knowledge/problem';
import { checkContent } from './content-check/check-content';
import { contentFolder } from './places';

const today = new Date().toISOString().slice(0, 10);
const files = readContentFiles(contentFolder);
const { errors, warnings } = checkContent({ files, today });

function print(heading: string, problems: readonly Problem[]): void {
  if (problems.length > 0) console.log([`${heading}:`, ...problems.map((problem) => `  ${sentenceOf(problem)}`), ''].join('\n'));
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

print('Warnings', warnings);
print('Errors', errors);
const answers = files.filter(({ path }) => /^en\/answers\/.+\.md$/.test(path)).length;
const redFlags = files.filter(({ path }) => /^en\/red-flags\/.+\.md$/.test(path)).length;
const guides = files.filter(({ path }) => /^en\/guides\/.+\.md$/.test(path)).length;
console.log(`${counted(answers, 'answer')}, ${counted(redFlags, 'danger sign')}, ${counted(guides, 'guided check')}: ${counted(errors.length, 'error')}, ${counted(warnings.length, 'warning')}.`);
if (errors.length > 0) process.exitCode = 1;
