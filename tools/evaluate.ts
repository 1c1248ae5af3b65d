/** `npm run evaluate`: the quality figures on the development questions, or on other files of the same form. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { newConversation } from '../assistant/conversation';
import type { Answer } from '../assistant/answer';
import type { Assistant } from '../assistant/assistant';
import { scoreOutOfScope, scoreQuestions, scoreRedFlags, type Figures } from './figures';
import { orExplain } from './explain';
import { printFigures } from './figures-table';
import { projectFolder } from './places';
import { readyAssistant } from './ready-assistant';

const question = z.object({ text: z.string(), accept: z.array(z.string()), style: z.string().default('plain') });
const outOfScope = z.object({ text: z.string(), kind: z.string().default('other') });
const redFlag = z.object({ text: z.string(), flag: z.string().nullable(), also: z.array(z.string()).default([]) });

function readLines<Line>(file: string, schema: z.ZodType<Line>): Line[] {
  return readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line, at) => {
    const read = schema.safeParse(JSON.parse(line));
    if (!read.success) throw new Error(`${file}:${at + 1}: the line has not the expected form; see tests/evaluation for examples`);
    return read.data;
  });
}

function main(): void {
  const { values } = parseArgs({ options: { questions: { type: 'string' }, 'out-of-scope': { type: 'string' }, 'red-flags': { type: 'string' }, json: { type: 'boolean', default: false } } });
  const fileOf = (given: string | undefined, name: string): string => given ?? join(projectFolder, 'tests', 'evaluation', `${name}.jsonl`);
  const { knowledge, assistant } = readyAssistant();
  const asked = readLines(fileOf(values.questions, 'questions'), question);
  const known = asked.filter(({ accept }) => accept.some((id) => knowledge.entries.has(id)));
  const figures: Figures = {
    questions: scoreQuestions(known.map((line) => ({ ...line, answer: ask(assistant, line.text) }))),
    skipped: asked.length - known.length,
    outOfScope: scoreOutOfScope(readLines(fileOf(values['out-of-scope'], 'out-of-scope'), outOfScope).map((line) => ({ ...line, answer: ask(assistant, line.text) }))),
    redFlags: scoreRedFlags(readLines(fileOf(values['red-flags'], 'red-flags'), redFlag).map((line) => ({ ...line, answer: ask(assistant, line.text) }))),
  };
  if (values.json) console.log(JSON.stringify(figures, null, 2));
  else printFigures(figures);
}

function ask(assistant: Assistant, utterance: string): Answer {
  return assistant.answerTurn({ utterance, conversation: newConversation });
}

try {
  main();
} catch (error) {
  orExplain(error);
}
