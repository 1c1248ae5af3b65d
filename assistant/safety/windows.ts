/** The stretches of a message that are judged each by itself, so that a danger is not drowned by the story around it. */
import type { Reading } from './reading';

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Words of a message that is also judged as a whole. */
const longestWhole = 40;
/** A sentence longer than this is cut into overlapping stretches. */
const longestSentence = 30;
const stretchWords = 22;
const stretchStep = 11;
/** So that a message of thousands of words stays quick: it is cut into equal parts instead. */
const mostStretches = 120;

function sentencesOf({ tokens }: Reading): Stretch[] {
  const sentences: Stretch[] = [];
  let from = 0;
  for (let at = 1; at <= tokens.length; at++) {
    if (at < tokens.length && tokens[at].sentence === tokens[from].sentence) continue;
    sentences.push({ from, to: at });
    from = at;
  }
  return sentences;
}

function cut({ from, to }: Stretch): Stretch[] {
  if (to - from <= longestSentence) return [{ from, to }];
  const parts: Stretch[] = [];
  for (let at = from; at < to; at += stretchStep) {
    parts.push({ from: at, to: Math.min(to, at + stretchWords) });
    if (at + stretchWords >= to) break;
  }
  return parts;
}

function pairs(sentences: readonly Stretch[]): Stretch[] {
  return sentences.slice(1).flatMap((sentence, index) => (sentence.to - sentences[index].from <= longestWhole ? [{ from: sentences[index].from, to: sentence.to }] : []));
}

/** All stretches of a message; none for a message without words. */
export function stretchesOf(reading: Reading): Stretch[] {
  const length = reading.tokens.length;
  if (length === 0) return [];
  const sentences = sentencesOf(reading);
  const whole = length <= longestWhole ? [{ from: 0, to: length }] : [];
  if (sentences.length === 1) return length <= longestSentence ? whole : [...whole, ...cut(sentences[0])].slice(0, mostStretches);
  const all = [...whole, ...sentences.flatMap(cut), ...(sentences.length > 2 ? pairs(sentences) : [])];
  return all.length <= mostStretches ? all : cut({ from: 0, to: length }).slice(0, mostStretches);
}
