/** Asks several engines the same questions: who has the right entry first, who in the first three, and how long it takes. */
import type { KnowledgeBase } from '../assistant/knowledge/types';
import { enginesFor, type Engine } from './compare-engines';
import type { QuestionLine } from './evaluation-files';

export interface EngineFigures {
  readonly name: string;
  /** Questions asked: all, or the sample that fitted into a minute. */
  readonly count: number;
  /** Shares of `count`, 0…1. */
  readonly first: number;
  readonly firstThree: number;
  readonly medianMilliseconds: number;
  /** How our own figures on the same questions relate to these: 2 means twice as often right, or twice as fast. */
  readonly ourFirstRatio: number;
  readonly ourSpeedRatio: number;
}

/** Plain Fuse.js needs about a second a question: after this time an engine has been asked enough. */
const longestMilliseconds = 60_000;
const fewestQuestions = 25;

export function compareEngines(knowledge: KnowledgeBase, questions: readonly QuestionLine[]): EngineFigures[] {
  const spread = spreadOut(questions);
  const results = enginesFor(knowledge).map((engine) => {
    process.stderr.write(`Asking ${engine.name}…\n`);
    return { name: engine.name, results: askAll(engine, spread) };
  });
  return results.map(({ name, results: theirs }) => figuresOf(name, theirs, results[0].results.slice(0, theirs.length)));
}

/** In an order of which every beginning is a fair sample: steps of the golden section through the list. */
function spreadOut<Item>(items: readonly Item[]): Item[] {
  const goldenSection = (Math.sqrt(5) - 1) / 2;
  return items.map((item, at) => ({ item, place: (at * goldenSection) % 1 })).sort((one, other) => one.place - other.place).map(({ item }) => item);
}

interface Result {
  readonly isFirst: boolean;
  readonly isInFirstThree: boolean;
  readonly milliseconds: number;
}

function askAll(engine: Engine, questions: readonly QuestionLine[]): Result[] {
  const results: Result[] = [];
  const end = performance.now() + longestMilliseconds;
  for (const { text, accept } of questions) {
    if (results.length >= fewestQuestions && performance.now() > end) break;
    const from = performance.now();
    const found = engine.find(text);
    const milliseconds = performance.now() - from;
    const entries = [...new Set(found)].slice(0, 3);
    results.push({ isFirst: accept.includes(entries[0]), isInFirstThree: entries.some((id) => accept.includes(id)), milliseconds });
  }
  return results;
}

function figuresOf(name: string, theirs: readonly Result[], ours: readonly Result[]): EngineFigures {
  const first = share(theirs, ({ isFirst }) => isFirst);
  return {
    name, count: theirs.length, first, firstThree: share(theirs, ({ isInFirstThree }) => isInFirstThree), medianMilliseconds: medianTime(theirs),
    ourFirstRatio: share(ours, ({ isFirst }) => isFirst) / first, ourSpeedRatio: medianTime(theirs) / medianTime(ours),
  };
}

function share(results: readonly Result[], isSo: (result: Result) => boolean): number {
  return results.filter(isSo).length / results.length;
}

function medianTime(results: readonly Result[]): number {
  return results.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other)[Math.floor(results.length / 2)];
}
