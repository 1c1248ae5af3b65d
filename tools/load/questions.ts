import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../places';

const Line = z.object({ text: z.string() });

/** Real questions without end: the same number gives the same one. */
export function readQuestions(): (number: number) => string {
  const lines = readFileSync(join(projectFolder, 'tests', 'evaluation', 'questions.jsonl'), 'utf8').split('\n').filter((line) => line !== '');
  return (number) => Line.parse(JSON.parse(lines[number % lines.length] ?? '')).text;
}
