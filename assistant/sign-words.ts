/** The words by which a danger is told, as the content's own signs write them. */
import { signStem } from './language/stem';
import { wordsOf } from './language/words';
import type { KnowledgeBase, RedFlag } from './knowledge/types';

/** A word in the signs of more dangers tells none of them apart. */
const mostFlags = 9;
/** A word in so many titles is an everyday one. */
const fewestTitles = 2;
const babyWords = /\b(?:baby|babys|newborn|bub|bubba|lo|twins?)\b/i;
const parentWords = /\b(?:i|im|i'm|me|my|mine)\b/i;

/** Whether a message has a word of that danger's signs. Words of everyday topics ("milk", "feed") are none. */
export function signReader({ redFlags, entries, words: { stopWords } }: KnowledgeBase): (redFlag: RedFlag, utterance: string) => boolean {
  const titles = [...entries.values()].map(({ title }) => new Set(wordsOf(title).map(signStem)));
  const everyday = new Set(titles.flatMap((stems) => [...stems]).filter((own) => titles.filter((stems) => stems.has(own)).length >= fewestTitles));
  const stemsOf = new Map([...redFlags.values()].map((redFlag) => [redFlag.id, signStems(redFlag)]));
  const isTelling = (word: string): boolean => {
    const own = signStem(word);
    return !stopWords.has(word) && !everyday.has(own) && [...stemsOf.values()].filter((stems) => stems.has(own)).length <= mostFlags;
  };
  return (redFlag, utterance) => !isOfAnother(redFlag, utterance) && wordsOf(utterance).some((word) => stemsOf.get(redFlag.id)?.has(signStem(word)) === true && isTelling(word));
}

function isOfAnother({ who }: RedFlag, utterance: string): boolean {
  return (who === 'parent' && babyWords.test(utterance)) || (who === 'baby' && parentWords.test(utterance) && !babyWords.test(utterance));
}

/** What stands behind "unless" excuses the sign; conditions in brackets and names of word lists are no words. */
function signStems({ signs, words }: RedFlag): ReadonlySet<string> {
  const texts = [...signs.map((sign) => sign.replace(/\bunless\b.*$/, '').replace(/\[[^\]]*\]|\{[^}]*\}/g, ' ')), ...Object.values(words).flat()];
  return new Set(texts.flatMap((text) => wordsOf(text)).map(signStem));
}
