import porter2 from 'wink-porter2-stemmer';

/** Words seen since the start; bounded, so that strange messages cannot fill the memory. */
const stems = new Map<string, string>();
const mostStems = 50_000;

/** The stem of an English word in lower case (Porter 2): "feeding" and "feeds" → "feed". Numbers and other alphabets stay as they are. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stemmed = /^[a-z]+$/.test(word) ? porter2(word) : word;
  if (stems.size >= mostStems) stems.clear();
  stems.set(word, stemmed);
  return stemmed;
}

/** The same for signs of danger, where "died" is no form of "dying": who is dying can be helped. */
export function signStem(word: string): string {
  return word === 'died' ? word : stem(word);
}
