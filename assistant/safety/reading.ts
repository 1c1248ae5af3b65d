/** A message, read once: its words, what is denied, past or only supposed, and every quantity in it. */
import { babyAgeDaysOf } from '../language/ages';
import { readHours } from '../language/durations';
import { isHypothetical } from '../language/hypothesis';
import { negatedWords } from '../language/negation';
import { numberOf } from '../language/numbers';
import { personOf, type Person } from '../language/people';
import type { Span } from '../language/spans';
import { readTemperatures } from '../language/temperatures';
import { pastOf } from '../language/tense';
import { tokensOf, type Token } from '../language/tokens';
import { weightLossPercent } from '../language/weights';

export interface SentenceContext {
  readonly isHypothetical: boolean;
  readonly isLongAgo: boolean;
  readonly isOver: boolean;
}

export interface Reading {
  readonly tokens: readonly Token[];
  readonly words: readonly string[];
  /** The stem of each word, with misspelt words put right. */
  readonly stems: readonly string[];
  readonly denied: readonly boolean[];
  /** By sentence number. */
  readonly contexts: readonly SentenceContext[];
  readonly numbers: readonly Span[];
  readonly hours: readonly Span[];
  readonly temperatures: readonly (Span & { readonly person?: Person })[];
  readonly ageDays?: number;
  readonly weightLossPercent?: number;
}

function contextsOf(tokens: readonly Token[]): SentenceContext[] {
  const sentences: Token[][] = [];
  for (const token of tokens) (sentences[token.sentence] ??= []).push(token);
  return Array.from(sentences, (sentence = []) => ({ isHypothetical: isHypothetical(sentence), ...pastOf(sentence) }));
}

function numbersIn(words: readonly string[]): Span[] {
  return words.flatMap((word, at) => {
    const value = numberOf(word);
    return value === undefined ? [] : [{ value, from: at, to: at + 1 }];
  });
}

/** Reads a message. `respell` gives the stem that was meant by a misspelt one. */
export function readMessage(utterance: string, respell: (stem: string) => string): Reading {
  const tokens = tokensOf(utterance);
  const words = tokens.map(({ word }) => word);
  return {
    tokens, words,
    stems: tokens.map((token) => respell(token.stem)),
    denied: negatedWords(tokens),
    contexts: contextsOf(tokens),
    numbers: numbersIn(words),
    hours: readHours(words),
    temperatures: readTemperatures(words).map((span) => ({ ...span, person: personOf(words, span.from, span.to) })),
    ageDays: babyAgeDaysOf(words),
    weightLossPercent: weightLossPercent(words),
  };
}
