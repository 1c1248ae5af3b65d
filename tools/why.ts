/** `npm run ask -- --why "…"`: how a message was read, what spoke for the best entry and for the next, and how sure the matcher is. */
import { newConversation } from '../assistant/conversation';
import { wordsOf } from '../assistant/language/words';
import { signalNames, signalVector, type Signals } from '../assistant/search/confidence';
import { loadModel } from '../assistant/search/model-file';
import { bestLabels, scoresOf, signalsOf } from '../assistant/search/ranking';
import { buildRetriever, readerFor } from '../assistant/search/retriever';
import { thresholds } from '../assistant/thresholds';
import type { Answer } from '../assistant/answer';
import type { KnowledgeBase } from '../assistant/knowledge/types';
import type { Match } from '../assistant/search/match';
import type { SearchModel } from '../assistant/search/model';
import type { Query } from '../assistant/search/query';
import { contributionsOf, type Contribution } from './contributions';
import { nearestPhrasings } from './nearest-phrasings';
import { cacheFolder } from './places';
import type { ReadyAssistant } from './ready-assistant';

const mostTerms = 5;
const mostPhrasings = 3;

/** All lines of the explanation. */
export function why({ knowledge, assistant }: ReadyAssistant, utterance: string): string[] {
  const model = loadModel(knowledge, cacheFolder);
  const read = readerFor(knowledge, model);
  const query = read(utterance);
  const matches = buildRetriever(knowledge, model)(utterance);
  return [
    ...reading(utterance, query),
    ...proposals({ knowledge, model, read, query }, matches),
    ...decision(assistant.answerTurn({ utterance, conversation: newConversation }), matches),
  ];
}

/** What was taken off, repaired and folded, each only where something was. */
function reading(utterance: string, { typed, words, folded, content }: Query): string[] {
  const all = wordsOf(utterance);
  const padding = all.length - typed.length;
  const repairs = typed.flatMap((word, at) => (word === words[at] ? [] : [`${word} → ${words[at]}`]));
  return [
    `Read as       ${folded.join(' ') || '(no words)'}`,
    ...(padding > 0 ? [`  taken off   ${padding} of ${all.length} words that carry no question`] : []),
    ...(repairs.length > 0 ? [`  repaired    ${[...new Set(repairs)].join(', ')}`] : []),
    ...(words.join(' ') === folded.join(' ') ? [] : [`  synonyms    ${foldings(words, folded)}`]),
    ...(content.length === 0 ? ['  no word carries a meaning: the matcher is not asked'] : []),
  ];
}

/** Words that left for others, and those that came: the folding itself is many to many. */
function foldings(words: readonly string[], folded: readonly string[]): string {
  const gone = words.filter((word) => !folded.includes(word));
  const come = folded.filter((word) => !words.includes(word));
  return `${[...new Set(gone)].join(' ')} → ${[...new Set(come)].join(' ')}`;
}

interface Asked {
  readonly knowledge: KnowledgeBase;
  readonly model: SearchModel;
  readonly read: (text: string) => Query;
  readonly query: Query;
}

function proposals({ knowledge, model, read, query }: Asked, matches: readonly Match[]): string[] {
  const [winner, runnerUp] = matches;
  if (!winner) return [];
  const scores = scoresOf(model, query);
  const labelOf = (match: Match): number => model.entryIds.indexOf(match.entry.id);
  const best = labelOf(winner);
  // With a single entry there is nothing to compare with but "none of these".
  const second = runnerUp ? labelOf(runnerUp) : model.entryIds.length;
  const terms = contributionsOf(model, query, best, second);
  const entry = knowledge.entries.get(winner.entry.id) ?? winner.entry;
  return [
    '',
    ...(winner.evidence.isExact ? [`Exact         the message is a title or question of ${winner.entry.id}; learning alone says:`] : []),
    `Winner        ${proposal(winner.entry.id, scores[best])}`,
    `Runner-up     ${runnerUp ? proposal(runnerUp.entry.id, scores[second]) : 'none'}`,
    `None of these ${percent(scores[model.entryIds.length])}`,
    `Margin        ${oddsOf(scores[best], scores[second])}`,
    `  for ${winner.entry.id}:  ${termList(terms.filter(({ weight }) => weight > 0).slice(0, mostTerms))}`,
    ...(runnerUp ? [`  for ${runnerUp.entry.id}:  ${termList(terms.filter(({ weight }) => weight < 0).reverse().slice(0, mostTerms))}`] : []),
    '',
    `Nearest phrasings of ${winner.entry.id}`,
    ...nearestPhrasings(model, read, query, entry).slice(0, mostPhrasings).map(({ text, likeness }) => `  ${likeness.toFixed(2)}  ${text}`),
    '',
    `Confidence    ${winner.confidence.toFixed(2)}${winner.evidence.isExact ? ' (exact)' : ''}`,
    `  signals     ${signalList(signalsOf(model, query, scores, bestLabels(scores, model.entryIds.length)))}`,
  ];
}

function proposal(id: string, probability: number): string {
  return `${id}  ${percent(probability)}`;
}

function percent(share: number): string {
  return share > 0 && share < 0.0005 ? 'under 0.1 %' : `${(100 * share).toFixed(1)} %`;
}

function oddsOf(best: number, second: number): string {
  const odds = best / Math.max(second, Number.MIN_VALUE);
  return odds > 1000 ? 'more than 1000 to 1' : `${odds.toFixed(1)} to 1`;
}

function termList(terms: readonly Contribution[]): string {
  return terms.map(({ term, weight }) => `"${term}" ${Math.abs(weight).toFixed(1)}`).join(', ') || 'nothing';
}

/** Probabilities are weighed as natural logarithms; the rest as counts and shares (assistant/search/confidence.ts). */
function signalList(signals: Signals): string {
  const vector = signalVector(signals);
  return signalNames.map((name, at) => `${name} ${vector[at].toFixed(2)}`).join(', ');
}

function decision(answer: Answer, matches: readonly Match[]): string[] {
  const confidence = matches.at(0)?.confidence ?? 0;
  return ['', `Thresholds    answer from ${thresholds.answer}, offer from ${thresholds.offer}`, `Decision      ${decided(answer, confidence)}`];
}

function decided(answer: Answer, confidence: number): string {
  switch (answer.kind) {
    case 'answered':
      return `answered: ${answer.entry.id} (${confidence.toFixed(2)} ≥ ${thresholds.answer})`;
    case 'unsure':
      return `offered: ${answer.offered.map(({ id }) => id).join(', ')} (${confidence.toFixed(2)} lies between)`;
    case 'unknown':
      return `declined (${confidence.toFixed(2)} < ${thresholds.offer})`;
    case 'red-flag':
      return `red flag ${answer.redFlag.id} (${answer.certainty}): triage settled it before the matcher was asked`;
    case 'small-talk':
      return `small talk (${answer.smallTalk}): settled before the matcher was asked`;
    case 'guide':
      return `guided check ${answer.guideId} (${answer.saying.kind}): settled before the matcher was asked`;
    case 'command':
      return `command (${answer.command}): settled before the matcher was asked`;
  }
}
