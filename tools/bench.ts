/** `npm run bench`: time of one match beside plain Fuse.js, worst inputs, and turns a second through Direct Line, in one run on this machine; `--scale` for 1,000 and 10,000 entries, `--widget` for the first opening on a slow phone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '../assistant/knowledge/knowledge-base';
import { loadModel } from '../assistant/search/model-file';
import { buildRetriever } from '../assistant/search/retriever';
import { newConversation } from '../assistant/conversation';
import { learnedTriage } from '../assistant/learned';
import { triage } from '../assistant/safety/triage';
import { ownPhrasings } from '../assistant/search/training-set';
import { readyAssistant } from './ready-assistant';
import { benchScale } from './bench-scale';
import { benchWidget } from './bench-widget';
import { measureDirectLine } from './bench-direct-line';
import { orExplain } from './explain';
import { cacheFolder, contentFolder, projectFolder } from './places';
import { plainFuse } from './plain-fuse';
import { hostileInputs } from './hostile-inputs';
import { z } from 'zod';

/** Plain Fuse.js needs about a second a question: a sample is enough for a ratio. */
const fuseSample = 20;

async function main(): Promise<void> {
  if (process.argv.includes('--scale')) return benchScale();
  if (process.argv.includes('--widget')) return benchWidget();
  const questions = readFileSync(join(projectFolder, 'tests', 'evaluation', 'questions.jsonl'), 'utf8').split('\n').filter((line) => line !== '').map((line) => z.object({ text: z.string() }).parse(JSON.parse(line)).text);
  const knowledge = loadKnowledge(contentFolder);
  const retrieve = buildRetriever(knowledge, loadModel(knowledge, cacheFolder));
  const phrasings = [...knowledge.entries.values()].flatMap(ownPhrasings);
  const { assistant } = readyAssistant();
  console.log(`${knowledge.entries.size} entries, ${phrasings.length} phrasings, ${questions.length} questions`);
  for (const question of questions.slice(0, 200)) retrieve(question);
  const ours = timesOf(questions, retrieve);
  const triageModel = learnedTriage(knowledge, { cacheFolder, onProgress: () => undefined });
  for (const question of questions.slice(0, 200)) triage(triageModel, question, {});
  const triages = timesOf([...questions, ...hostileInputs().map(({ text }) => text)], (utterance) => triage(triageModel, utterance, {}));
  const turns = timesOf(questions, (utterance) => assistant.answerTurn({ utterance, conversation: newConversation }));
  const fuse = timesOf(questions.filter((_, at) => at % Math.floor(questions.length / fuseSample) === 0).slice(0, fuseSample), plainFuse(phrasings));
  print('one match', ours);
  print('triage, hostile inputs included', triages);
  print('one turn: triage, match, decision', turns);
  print('plain Fuse.js, default options', fuse);
  console.log(`ratio of medians, Fuse.js to ours      ${(median(fuse) / median(ours)).toFixed(0)} to 1`);
  const worst = hostileInputs().map(({ name, text }) => ({ name, time: timesOf([text], (utterance) => assistant.answerTurn({ utterance, conversation: newConversation }))[0] })).sort((one, other) => other.time - one.time)[0];
  console.log(`slowest hostile input                  ${worst.time.toFixed(2)} ms (${worst.name})`);
  console.log(`memory of this process                 ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
  const directLine = await measureDirectLine(questions);
  console.log(`turns a second through Direct Line     ${directLine.turnsPerSecond.toFixed(0)} (${directLine.turns} turns, ${directLine.conversations} conversations at once, p95 ${directLine.p95.toFixed(0)} ms)`);
}

function timesOf(utterances: readonly string[], action: (utterance: string) => unknown): number[] {
  return utterances.map((utterance) => {
    const from = process.hrtime.bigint();
    action(utterance);
    return Number(process.hrtime.bigint() - from) / 1e6;
  });
}

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

function median(times: readonly number[]): number {
  return quantile(times, 0.5);
}

function print(name: string, times: readonly number[]): void {
  console.log(`${name.padEnd(38)} median ${median(times).toFixed(2)} ms, p99 ${quantile(times, 0.99).toFixed(2)} ms, slowest ${Math.max(...times).toFixed(2)} ms`);
}

main().catch(orExplain);
