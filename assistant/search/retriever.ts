import { confidenceOf } from './confidence';
import { queryReader, type Query } from './query';
import { bestLabels, mostMatches, scoresOf, signalsOf } from './ranking';
import { mostLookUpWords, nameLikeness, type NameLikeness } from './short-look-up';
import { spellingFor } from './spelling';
import { isOnlyVague } from './vague-words';
import type { KnowledgeBase } from '../knowledge/types';
import type { Match, Retriever } from './match';
import type { SearchModel } from './model';

/** Makes the matcher of a knowledge base from what was learned from it. */
export function buildRetriever(knowledge: KnowledgeBase, model: SearchModel): Retriever {
  const read = readerFor(knowledge, model);
  const exact = exactQuestions(knowledge, read);
  const rank = rankerFor(knowledge, model);
  return (utterance) => {
    const query = read(utterance);
    const known = exact.get(query.words.join(' '));
    if (query.content.length === 0 && known === undefined) return [];
    const matches = rank(query);
    return known === undefined ? matches : exactFirst(knowledge, matches, known, query);
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

/** Makes the part that has learned: it knows nothing of exact questions, so it shows how far learning alone goes. */
export function rankerFor(knowledge: KnowledgeBase, model: SearchModel): (query: Query) => Match[] {
  const likeness = nameLikeness(knowledge.entries);
  const vague = { vague: new Set(model.vague), alone: new Set(model.vagueAlone) };
  return (query) => {
    const scores = scoresOf(model, query);
    const order = inOrder(model, query, scores, likeness);
    const confidence = confidenceOf(signalsOf(model, query, scores, order)) * (isOnlyVague(query, vague) ? vagueShare : 1);
    return order.flatMap((label): Match[] => {
      const entry = knowledge.entries.get(model.entryIds[label]);
      const evidence = { isExact: false, probability: scores[label], noneProbability: scores[model.entryIds.length], words: query.words };
      return entry ? [{ entry, confidence: confidence * Math.min(1, scores[label] / scores[order[0]]), evidence }] : [];
    });
  };
}

/** What is left of the confidence in a single vague word: enough to offer something, never enough to answer. The calibration has seen too few such messages. */
const vagueShare = 0.5;
/** How much a look-up that is exactly an entry's name adds to that entry's probability. Small: it breaks ties, it does not overrule. */
const nameShare = 0.5;
/** What an entry needs of the best one's probability to be compared at all: far behind, its place hardly matters, and comparing takes a third of a turn. */
const leastShare = 0.05;

function inOrder(model: SearchModel, query: Query, scores: Float32Array, likeness: NameLikeness): readonly number[] {
  const proposed = bestLabels(scores, model.entryIds.length);
  if (query.content.length > mostLookUpWords) return proposed;
  const compared = proposed.filter((label) => scores[label] >= leastShare * scores[proposed[0]]);
  if (compared.length === 1) return proposed;
  const weights = new Map(compared.map((label) => [label, scores[label] * (1 + nameShare * likeness(query.words, model.entryIds[label]))]));
  return [...compared.sort((one, other) => (weights.get(other) ?? 0) - (weights.get(one) ?? 0)), ...proposed.slice(compared.length)];
}

/** The entry's title or one of its questions, word for word: certain. */
function exactFirst(knowledge: KnowledgeBase, matches: readonly Match[], known: string, query: Query): Match[] {
  const entry = knowledge.entries.get(known);
  if (!entry) return [...matches];
  const exact: Match = { entry, confidence: 1, evidence: { isExact: true, probability: 1, noneProbability: 0, words: query.words } };
  return [exact, ...matches.filter((match) => match.entry.id !== known)].slice(0, mostMatches);
}
