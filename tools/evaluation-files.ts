/** The development questions and other files of the same form. They measure; nothing learns from them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from './places';

const question = z.object({ text: z.string(), accept: z.array(z.string()), style: z.string().default('plain') });
const outOfScope = z.object({ text: z.string(), kind: z.string().default('other') });
const redFlag = z.object({ text: z.string(), flag: z.string().nullable(), also: z.array(z.string()).default([]) });

export type QuestionLine = z.infer<typeof question>;

export const questionsFile = fileOf('questions');
export const outOfScopeFile = fileOf('out-of-scope');
export const redFlagsFile = fileOf('red-flags');

export const readQuestions = (file: string): QuestionLine[] => readLines(file, question);
export const readOutOfScope = (file: string): z.infer<typeof outOfScope>[] => readLines(file, outOfScope);
export const readRedFlagLines = (file: string): z.infer<typeof redFlag>[] => readLines(file, redFlag);

function fileOf(name: string): string {
  return join(projectFolder, 'tests', 'evaluation', `${name}.jsonl`);
}

function readLines<Line>(file: string, schema: z.ZodType<Line>): Line[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, at) => (line.trim() === '' ? [] : [readLine(line, schema, `${file}:${at + 1}`)]));
}

function readLine<Line>(line: string, schema: z.ZodType<Line>, place: string): Line {
  const remedy = 'see tests/evaluation for examples';
  try {
    return schema.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`${place}: the line has not the expected form; ${remedy}`, { cause });
  }
}
