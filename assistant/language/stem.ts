import porter2 from 'wink-porter2-stemmer';

/** Words seen since the start; bounded, so that strange messages cannot fill the memory. */
const stems = new Map<string, string>();
const mostStems = 50_000;

/** The stem of an English word in lower case (Porter 2): "feeding" and "feeds" → "feed". Numbers and other alphabets stay as they are, and so does "died": who is dying can be helped. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stemmed = /^[a-z]+$/.test(word) && word !== 'died' ? porter2(word) : word;
  if (stems.size >= mostStems) stems.clear();
  stems.set(word, stemmed);
  return stemmed;
}
