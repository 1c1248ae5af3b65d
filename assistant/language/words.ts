import { clean } from './clean';

/** Contractions that have no apostrophe on a phone keyboard, or whose parts are not regular. */
const contractions: ReadonlyMap<string, string> = new Map([
  ["won't", 'will not'], ['wont', 'will not'], ["can't", 'can not'], ['cant', 'can not'], ['cannot', 'can not'],
  ["shan't", 'shall not'], ["ain't", 'is not'], ['aint', 'is not'], ['dont', 'do not'], ['doesnt', 'does not'], ['didnt', 'did not'],
  ['isnt', 'is not'], ['arent', 'are not'], ['wasnt', 'was not'], ['werent', 'were not'], ['hasnt', 'has not'], ['havent', 'have not'],
  ['hadnt', 'had not'], ['wouldnt', 'would not'], ['couldnt', 'could not'], ['shouldnt', 'should not'],
  ['im', 'i am'], ['ive', 'i have'], ['youre', 'you are'], ['theyre', 'they are'], ['hes', 'he is'], ['shes', 'she is'],
  ['thats', 'that is'], ['whats', 'what is'], ['theres', 'there is'], ["i'm", 'i am'],
]);

const suffixes: readonly (readonly [RegExp, string])[] = [
  [/n't$/, ' not'], [/'m$/, ' am'], [/'ve$/, ' have'], [/'re$/, ' are'], [/'ll$/, ' will'], [/'d$/, ' would'], [/'s$/, ''],
];

function expand(word: string): string {
  const whole = contractions.get(word);
  if (whole !== undefined) return whole;
  for (const [suffix, expansion] of suffixes) if (suffix.test(word)) return word.replace(suffix, expansion);
  return word;
}

/** Longest word taken seriously; longer ones are pasted noise and are cut. */
const longestWord = 40;
/** Most words of a message that are looked at. */
const mostWords = 600;

/**
 * The words of a message: lower case, contractions written out, numbers apart from their units ("3hrs" → "3", "hrs"),
 * decimals whole ("38.5"), punctuation and emoji gone. Empty for a message without letters or digits.
 */
export function wordsOf(text: string): readonly string[] {
  // Every step of a turn reads the same message: once is enough.
  if (last.text !== text) last = { text, words: readWords(text) };
  return last.words;
}

let last: { readonly text: string; readonly words: readonly string[] } = { text: '', words: [] };

function readWords(text: string): readonly string[] {
  return clean(text)
    .replace(/(\d)[.,](?=\d)/g, '$1\u0001')
    .replace(/[^\p{L}\p{N}'\u0001]+/gu, ' ')
    .replace(/(\d)(?=[a-z])|([a-z])(?=\d)/g, '$1$2 ')
    .replace(/\u0001/g, '.')
    .split(' ')
    .slice(0, mostWords)
    .map((word) => word.replace(/^'+|'+$/g, '').slice(0, longestWord))
    .filter((word) => word !== '')
    .flatMap((word) => expand(word).split(' '))
    .filter((word) => word !== '' && word !== "'");
}
