import { probabilities } from '../learning/softmax';
import { toVector } from '../learning/vocabulary';
import { confidenceOf, type Signals } from './confidence';
import { featureScale, featuresOf } from './features';
import { queryReader, type Query } from './query';
import { mostLookUpWords, nameLikeness, type NameLikeness } from './short-look-up';
import { spellingFor } from './spelling';
import type { KnowledgeBase } from '../knowledge/types';
import type { Match, Retriever } from './match';
import type { SearchModel } from './model';

/** Proposals looked at; three of them are ever offered. */
const mostMatches = 5;

/** Makes the matcher of a knowledge base from what was learned from it. */
export function buildRetriever(knowledge: KnowledgeBase, model: SearchModel): Retriever {
  const read = readerFor(knowledge, model);
  const exact = exactQuestions(knowledge, read);
  const likeness = nameLikeness(knowledge.entries);
  return (utterance) => {
    const query = read(utterance);
    const known = exact.get(query.words.join(' '));
    if (query.content.length === 0 && known === undefined) return [];
    return rank({ knowledge, model, likeness }, query, known);
  };
}

/** Reads messages with the editors' word lists and the spelling of what was learned. */
export function readerFor(knowledge: KnowledgeBase, model: SearchModel): (utterance: string) => Query {
  return queryReader(knowledge.words, spellingFor(model.words));
}

/** Titles (which are also buttons) and the editors' questions, as the reader sees them, to their entry: these must never go astray. */
function exactQuestions(knowledge: KnowledgeBase, read: (utterance: string) => Query): ReadonlyMap<string, string> {
  const exact = new Map<string, string>();
  for (const entry of knowledge.entries.values()) for (const question of [entry.title, ...entry.questions]) exact.set(read(question).words.join(' '), entry.id);
  return exact;
}

interface Ranking {
  readonly knowledge: KnowledgeBase;
  readonly model: SearchModel;
  readonly likeness: NameLikeness;
}

function rank({ knowledge, model, likeness }: Ranking, query: Query, known: string | undefined): Match[] {
  const scores = probabilities(model.softmax, toVector(featuresOf(query), model.vocabulary, featureScale));
  const noneProbability = scores[model.entryIds.length];
  const proposed = bestLabels(scores, model.entryIds.length);
  const order = query.content.length <= mostLookUpWords ? byName(proposed, (label) => scores[label] * (1 + nameShare * likeness(query.words, model.entryIds[label]))) : proposed;
  const confidence = confidenceOf(signalsOf(model, query, scores, order));
  const matches = order.flatMap((label): Match[] => {
    const entry = knowledge.entries.get(model.entryIds[label]);
    const evidence = { isExact: false, probability: scores[label], noneProbability, words: query.words };
    return entry ? [{ entry, confidence: confidence * Math.min(1, scores[label] / scores[order[0]]), evidence }] : [];
  });
  return known === undefined ? matches : exactFirst(knowledge, matches, known, query);
}

/** How much a look-up that is exactly an entry's name adds to that entry's probability. Small: it breaks ties, it does not overrule. */
const nameShare = 0.5;

function byName(labels: readonly number[], weigh: (label: number) => number): number[] {
  const weights = new Map(labels.map((label) => [label, weigh(label)]));
  return [...labels].sort((one, other) => (weights.get(other) ?? 0) - (weights.get(one) ?? 0));
}

/** The entries' labels, most probable first. */
export function bestLabels(scores: Float32Array, entries: number): number[] {
  return Array.from({ length: entries }, (_, label) => label).sort((one, other) => scores[other] - scores[one] || one - other).slice(0, mostMatches);
}

export function signalsOf({ vocabulary, entryIds }: SearchModel, query: Query, scores: Float32Array, order: readonly number[]): Signals {
  return {
    best: scores[order[0]],
    second: order.length > 1 ? scores[order[1]] : 0,
    none: scores[entryIds.length],
    words: query.stems.length,
    content: query.content.length,
    known: query.content.filter((word) => vocabulary.indexOf.has(`w:${word}`)).length,
  };
}

/** The entry's title or one of its questions, word for word: certain. */
function exactFirst(knowledge: KnowledgeBase, matches: readonly Match[], known: string, query: Query): Match[] {
  const entry = knowledge.entries.get(known);
  if (!entry) return [...matches];
  const exact: Match = { entry, confidence: 1, evidence: { isExact: true, probability: 1, noneProbability: 0, words: query.words } };
  return [exact, ...matches.filter((match) => match.entry.id !== known)].slice(0, mostMatches);
}
