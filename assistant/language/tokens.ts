/** A message as a row of words that still knows where its sentences and clauses end. */
import { signStem } from './stem';
import { withDigits } from './numbers';
import { wordsOf } from './words';

export interface Token {
  readonly word: string;
  readonly stem: string;
  readonly sentence: number;
  /** Counted through the whole message; a comma, a dash or "but" begins a new one. */
  readonly clause: number;
}

/** Characters looked at from the beginning and the end of a message. A longer one is no message a parent types. */
const headLength = 3000;
const tailLength = 1500;
/** `wordsOf` bounds what it is given, so longer stretches without a full stop are handed over in pieces. */
const longestStretch = 1500;

const sentenceEnd = /[!?;\n\r]+|\.(?!\d)|(?<=\D)\.(?=\d)/;
const clauseEnd = /,(?!\d)|(?<=\D),(?=\d)|\s[-–—]+\s|[:()]|(?<=\s)(?=but\s|though\s|although\s|however\s)/i;

const hasWord = /[\p{L}\p{N}]/u;
/** Far more than a parent types; the rest is pasted. */
const mostTokens = 900;

function bounded(text: string): string {
  return text.length <= headLength + tailLength ? text : `${text.slice(0, headLength)}\n${text.slice(-tailLength)}`;
}

function pieces(stretch: string): string[] {
  if (stretch.length <= longestStretch) return [stretch];
  const parts: string[] = [];
  for (let at = 0; at < stretch.length; at += longestStretch) parts.push(stretch.slice(at, at + longestStretch));
  return parts;
}

/** Words people type on a phone, written out. Only what has one meaning in any message; the rest is for content. */
const shorthand: ReadonlyMap<string, string> = new Map([
  ['h', 'hour'], ['hr', 'hour'], ['hrs', 'hour'], ['hours', 'hour'], ['wk', 'week'], ['wks', 'week'], ['weeks', 'week'], ['days', 'day'], ['dys', 'day'],
  ['mth', 'month'], ['mths', 'month'], ['mnths', 'month'], ['months', 'month'], ['yr', 'year'], ['yrs', 'year'], ['years', 'year'],
  ['min', 'minute'], ['mins', 'minute'], ['minutes', 'minute'], ['hourly', 'hour'], ['n', 'and'], ['u', 'you'], ['ur', 'your'], ['r', 'are'],
  ['thru', 'through'], ['nite', 'night'], ['2nite', 'tonight'], ['bc', 'because'], ['cos', 'because'], ['coz', 'because'], ['cuz', 'because'],
  ['pls', 'please'], ['plz', 'please'], ['tmp', 'temp'], ['fvr', 'fever'], ['isn', 'is not'], ['aren', 'are not'],
]);

/** Words of one stretch: numbers in digits, shorthand and the % sign written out. */
export function plainWords(text: string): string[] {
  return withDigits(wordsOf(text.replace(/%/g, ' percent '))).flatMap((word) => shorthand.get(word)?.split(' ') ?? [word]);
}

/** All words of a message, at most about 4,500 characters of it. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let clause = 0;
  bounded(text).split(sentenceEnd).forEach((sentence, index) => {
    for (const part of sentence.split(clauseEnd)) {
      if (hasWord.test(part)) for (const piece of pieces(part)) for (const word of plainWords(piece)) tokens.push({ word, stem: signStem(word), sentence: index, clause });
      clause++;
    }
  });
  return tokens.slice(0, mostTokens);
}
