/**
 * `npm run evaluate`: the quality figures on the development questions, or on other files of the same form. `--json` prints all of it
 * for machines; `--compare` asks other search engines the same questions in the same run.
 */
import { parseArgs } from 'node:util';
import { newConversation } from '../assistant/conversation';
import type { Answer } from '../assistant/answer';
import { compareEngines } from './compare';
import { printComparison } from './compare-table';
import { outOfScopeFile, questionsFile, readOutOfScope, readQuestions, readRedFlagLines, redFlagsFile, type QuestionLine } from './evaluation-files';
import { scoreOutOfScope, scoreQuestions, scoreRedFlags, type Figures } from './figures';
import { orExplain } from './explain';
import { printFigures } from './figures-table';
import { readyAssistant, type ReadyAssistant } from './ready-assistant';

interface Options {
  readonly questions: string;
  readonly 'out-of-scope': string;
  readonly 'red-flags': string;
}

function main(): void {
  const { values } = parseArgs({
    options: {
      questions: { type: 'string', default: questionsFile }, 'out-of-scope': { type: 'string', default: outOfScopeFile }, 'red-flags': { type: 'string', default: redFlagsFile },
      json: { type: 'boolean', default: false }, compare: { type: 'boolean', default: false },
    },
  });
  const ready = readyAssistant();
  const asked = readQuestions(values.questions);
  const known = asked.filter(({ accept }) => accept.some((id) => ready.knowledge.entries.has(id)));
  const figures = figuresOf(ready, values, known, asked.length - known.length);
  const comparison = values.compare ? compareEngines(ready.knowledge, known) : undefined;
  if (values.json) return console.log(JSON.stringify({ ...figures, ...(comparison ? { comparison } : {}) }, null, 2));
  printFigures(figures);
  if (comparison) printComparison(comparison);
}

function figuresOf({ knowledge, assistant }: ReadyAssistant, files: Options, questions: readonly QuestionLine[], skipped: number): Figures {
  const withAnswer = <Line extends { readonly text: string }>(lines: readonly Line[]): (Line & { readonly answer: Answer })[] =>
    lines.map((line) => ({ ...line, answer: assistant.answerTurn({ utterance: line.text, conversation: newConversation }) }));
  return {
    questions: scoreQuestions(withAnswer(questions), knowledge.entries),
    skipped,
    outOfScope: scoreOutOfScope(withAnswer(readOutOfScope(files['out-of-scope']))),
    redFlags: scoreRedFlags(withAnswer(readRedFlagLines(files['red-flags']))),
  };
}

try {
  main();
} catch (error) {
  orExplain(error);
}
