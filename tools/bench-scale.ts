/**
 * `npm run bench -- --scale`: the time of one match with 1,000 and 10,000 entries. The entries are copies of the real ones with other ids and
 * some other words; the model has the right shape but random weights, since learning so much would take hours. What it answers means
 * nothing; what it costs is real: the same features, the same products, the same choice among as many entries.
 */
import { loadKnowledge } from '../assistant/knowledge/knowledge-base';
import { inSteps } from '../assistant/learning/in-steps';
import { seededRandom } from '../assistant/learning/random';
import { loadModel } from '../assistant/search/model-file';
import { buildRetriever } from '../assistant/search/retriever';
import type { KnowledgeBase, KnowledgeEntry } from '../assistant/knowledge/types';
import type { SearchModel } from '../assistant/search/model';
import { questionsFile, readQuestions } from './evaluation-files';
import { cacheFolder, contentFolder } from './places';

const sizes = [1_000, 10_000];
/** The editor's questions kept with each copy; they fill the exact look-up. */
const questionsEach = 4;

export function benchScale(): void {
  const knowledge = loadKnowledge(contentFolder);
  const model = loadModel(knowledge, cacheFolder);
  const questions = readQuestions(questionsFile).map(({ text }) => text);
  printTimes(knowledge, questions, model);
  for (const size of sizes) {
    const larger = withCopies(knowledge, size);
    printTimes(larger, questions, randomModel([...larger.entries.keys()], model));
  }
}

function withCopies(knowledge: KnowledgeBase, size: number): KnowledgeBase {
  const originals = [...knowledge.entries.values()];
  const copies = Array.from({ length: size }, (_, at) => copyOf(originals[at % originals.length], Math.floor(at / originals.length)));
  return { ...knowledge, entries: new Map(copies.map((entry) => [entry.id, entry])) };
}

/** The first round stays as it is; in later rounds the longest word of every sentence is another one. */
function copyOf(entry: KnowledgeEntry, round: number): KnowledgeEntry {
  if (round === 0) return { ...entry, phrasings: [], questions: entry.questions.slice(0, questionsEach) };
  const altered = (text: string): string => text.replace([...text.split(/[^A-Za-z]+/)].sort((one, other) => other.length - one.length)[0], (word) => `${word}${letters(round)}`);
  return { ...entry, id: `${entry.id}-${round}`, title: altered(entry.title), questions: entry.questions.slice(0, questionsEach).map(altered), phrasings: [] };
}

/** A number as letters, so that it reads as part of a word. */
function letters(number: number): string {
  return number === 0 ? '' : letters(Math.floor(number / 26)) + String.fromCharCode('a'.charCodeAt(0) + (number % 26));
}

/** The real vocabulary, with two new words for each further entry; weights at random. */
function randomModel(entryIds: readonly string[], real: SearchModel): SearchModel {
  const random = seededRandom(1);
  const newWords = entryIds.slice(real.entryIds.length).flatMap((_, at) => [`extraword${letters(at + 1)}`, `otherword${letters(at + 1)}`]);
  const names = [...real.vocabulary.indexOf.keys(), ...newWords.map((word) => `w:${word}`)];
  const { rank } = real.softmax;
  const labels = entryIds.length + 1;
  const spread = (length: number): Float32Array => Float32Array.from({ length }, () => random() - 0.5);
  return {
    entryIds, words: [...real.words, ...newWords], vague: real.vague, vagueAlone: real.vagueAlone,
    vocabulary: { indexOf: new Map(names.map((name, at) => [name, at])), idf: new Float32Array(names.length).fill(5) },
    softmax: inSteps({ rank, labels, embedding: spread(names.length * rank), output: spread(rank * labels), bias: new Float32Array(labels) }),
  };
}

function printTimes(knowledge: KnowledgeBase, questions: readonly string[], model: SearchModel): void {
  const retrieve = buildRetriever(knowledge, model);
  for (const question of questions.slice(0, 200)) retrieve(question);
  const times = questions.map((question) => {
    const from = performance.now();
    retrieve(question);
    return performance.now() - from;
  }).sort((one, other) => one - other);
  const at = (share: number): string => `${times[Math.floor(times.length * share)].toFixed(2)} ms`;
  console.log(`${String(knowledge.entries.size).padStart(6)} entries  median ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, memory of this process ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
}
