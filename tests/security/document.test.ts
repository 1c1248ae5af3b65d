/** docs/security.md names tests as proof and files as borders: each must be there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { citationProblems } from '../safety/named-tests';

const project = join(__dirname, '../..');
const document = readFileSync(join(project, 'docs/security.md'), 'utf8');

function quotedIn(text: string): string[] {
  return [...text.replace(/\s+/g, ' ').matchAll(/`([^`]+)`/g)].map(([, quoted]) => quoted);
}

function problemsIn(text: string): string[] {
  const quoted = quotedIn(text);
  const tests = quoted.filter((words) => /^tests\/\S+\.test\.ts/.test(words));
  const files = quoted.filter((words) => /^(channels|storage)\/\S+\.ts$/.test(words));
  return [...tests.flatMap(citationProblems), ...files.filter((file) => !existsSync(join(project, file))).map((file) => `there is no file ${file}`)];
}

test('every test and file named in docs/security.md exists', () => {
  expect(problemsIn(document)).toEqual([]);
  expect(quotedIn(document).filter((words) => words.includes('.test.ts ›')).length).toBeGreaterThan(50);
});

test('every abuse case has a test', () => {
  const [, cases = ''] = /## Abuse cases\n([\s\S]*?)\n\*\*Accepted/.exec(document) ?? [];
  const rows = cases.split('\n').filter((line) => /^\| (?!-|somebody)/.test(line));
  expect(rows.length).toBeGreaterThanOrEqual(15);
  expect(rows.filter((row) => !row.includes('.test.ts ›'))).toEqual([]);
});

test('every item of the standard stands there once, with how it is met', () => {
  const [, table = ''] = /## OWASP ASVS[^\n]*\n([\s\S]*?)\n### Not met/.exec(document) ?? [];
  const rows = table.split('\n').filter((line) => /^\| \d/.test(line)).map((line) => line.split('|').map((cell) => cell.trim()));
  expect(rows.filter((cells) => cells.length !== 6 || cells.slice(1, 5).includes(''))).toEqual([]);
  const items = rows.flatMap(([, item]) => item.split(/, /));
  expect(items.filter((item, at) => items.indexOf(item) !== at)).toEqual([]);
});

describe('a mistake in the document is found', () => {
  test.each([
    ['a test file that does not exist', document.replace('tests/channels/privacy.test.ts', 'tests/channels/privat.test.ts'), 'there is no file tests/channels/privat.test.ts'],
    ['a test of another name', document.replace('3,000 hostile requests', '4,000 hostile requests'), 'tests/security/fuzz.test.ts has no "4,000 hostile requests break no claim"'],
    ['a border that was moved', document.replace('`channels/caller.ts`', '`channels/called.ts`'), 'there is no file channels/called.ts'],
  ])('%s', (_what, broken, problem) => {
    expect(problemsIn(broken)).toContain(problem);
  });
});
