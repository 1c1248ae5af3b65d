import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readQuestions } from '../../tools/evaluation-files';

const folder = mkdtempSync(join(tmpdir(), 'evaluation-'));
const file = join(folder, 'questions.jsonl');
afterAll(() => rmSync(folder, { recursive: true }));

test('a line without a style is plain, and empty lines are left out', () => {
  writeFileSync(file, '\n{"text":"a","accept":["b"]}\n\n');
  expect(readQuestions(file)).toEqual([{ text: 'a', accept: ['b'], style: 'plain' }]);
});

test.each([['{"text":"a"}'], ['not json']])('%s: the message names the file, the line and the remedy', (line) => {
  writeFileSync(file, `{"text":"a","accept":[]}\n${line}\n`);
  expect(() => readQuestions(file)).toThrow(`${file}:2: the line has not the expected form; see tests/evaluation for examples`);
});
