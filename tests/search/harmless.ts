/** Twelve changes of a message that change nothing of what it asks. Each is deterministic: the same message and place give the same change. */
import { seededRandom } from '../../assistant/learning/random';

/** The changed message; the message itself where there is nothing to change (no plural in it, no contraction). */
export type HarmlessChange = (text: string, place: number) => string;

function pick<Item>(items: readonly Item[], place: number): Item {
  return items[place % items.length];
}

/** From the head or at the end, as the place has it. */
function around(starts: readonly string[], ends: readonly string[]): HarmlessChange {
  return (text, place) => (place % 2 === 0 ? pick(starts, place / 2) + text : text + pick(ends, (place - 1) / 2));
}

const cases: readonly ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
];

/** Neighbours on a phone's keyboard. */
const neighbours: ReadonlyMap<string, string> = new Map([...'qwertyuiop', ...'asdfghjkl', ...'zxcvbnm'].map((letter, at, row) => [letter, row[at + 1] ?? 'n']));

/** Every way is a slip of one finger on one letter, never the first. */
const slips: readonly ((word: string, at: number) => string)[] = [
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word[at] + word.slice(at),
  (word, at) => word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1),
  (word, at) => word.slice(0, at) + (neighbours.get(word[at]) ?? word[at]) + word.slice(at + 1),
];

/** One slip in one word of five letters or more. */
function oneTypo(text: string, place: number): string {
  const random = seededRandom(place);
  const words = [...text.matchAll(/[A-Za-z]{5,}/g)];
  if (words.length === 0) return text;
  const { 0: word, index } = words[Math.floor(random() * words.length)];
  // The swap takes the letter before: never the first of the word.
  const at = 2 + Math.floor(random() * (word.length - 2));
  return text.slice(0, index) + pick(slips, Math.floor(random() * slips.length))(word.toLowerCase(), at) + text.slice(index + word.length);
}

const singulars = ['baby', 'breast', 'boob', 'nipple', 'feed', 'bottle', 'diaper', 'nappy', 'duct', 'drop', 'pump', 'hour', 'day', 'week', 'month', 'lump', 'tooth', 'shield', 'midwife', 'session', 'side', 'night', 'ounce', 'pill', 'drink', 'medicine', 'twin', 'newborn'];

function pluralOf(word: string): string {
  if (word === 'tooth') return 'teeth';
  return word.replace(/(?<![aeiou])y$/, 'ie').replace(/fe$/, 've') + 's';
}

const otherNumber: ReadonlyMap<string, string> = new Map(singulars.flatMap((word) => [[word, pluralOf(word)], [pluralOf(word), word]]));

/** One noun from singular to plural, or back. */
function otherPlural(text: string, place: number): string {
  const nouns = [...text.matchAll(/[a-z]+/gi)].filter(([word]) => otherNumber.has(word.toLowerCase()));
  if (nouns.length === 0) return text;
  const { 0: noun, index } = pick(nouns, place);
  return text.slice(0, index) + (otherNumber.get(noun.toLowerCase()) ?? noun) + text.slice(index + noun.length);
}

/** Written out, with an apostrophe, and as thumbs write it. */
const contractions: readonly (readonly [string, string, string])[] = [
  ['do not', "don't", 'dont'], ['does not', "doesn't", 'doesnt'], ['did not', "didn't", 'didnt'], ['can not', "can't", 'cant'], ['will not', "won't", 'wont'],
  ['is not', "isn't", 'isnt'], ['are not', "aren't", 'arent'], ['i am', "i'm", 'im'], ['i have', "i've", 'ive'], ['what is', "what's", 'whats'],
  ['she is', "she's", 'shes'], ['he is', "he's", 'hes'], ['that is', "that's", 'thats'], ['have not', "haven't", 'havent'], ['should not', "shouldn't", 'shouldnt'],
  ['it is', "it's", 'its'], ['it will', "it'll", 'itll'], ['i would', "i'd", 'id'], ['has not', "hasn't", 'hasnt'], ['was not', "wasn't", 'wasnt'],
];

/** The first contraction, or what could be one, in another of its three forms. */
function otherContraction(text: string, place: number): string {
  const plain = text.replace(/[’‘]/g, "'");
  for (const forms of contractions) {
    // "id" and "its" are words of their own: they are only ever written, never found.
    const found = forms.findIndex((form, at) => !(at === 2 && ['its', 'id'].includes(form)) && new RegExp(`\\b${form}\\b`, 'i').test(plain));
    if (found >= 0) return plain.replace(new RegExp(`\\b${forms[found]}\\b`, 'i'), pick([forms[(found + 1) % 3], forms[(found + 2) % 3]], place));
  }
  return text;
}

function newLine(text: string, place: number): string {
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
  if (spaces.length === 0) return `${text}\n`;
  const at = pick(spaces, place);
  return `${text.slice(0, at)}${pick(['\n', '\r\n', '\n\n'], place)}${text.slice(at + 1)}`;
}

export const harmlessChanges: Readonly<Record<string, HarmlessChange>> = {
  case: (text, place) => pick(cases, place)(text),
  'leading space': (text, place) => pick([' ', '   ', '\t'], place) + text,
  'question mark': (text, place) => (/\?\s*$/.test(text) ? text.replace(/\?\s*$/, '') : text + pick(['?', ' ?', '??'], place)),
  'one typo': oneTypo,
  greeting: (text, place) => pick(['Hi, ', 'hello! ', 'Good morning. ', 'hey ', 'Hi there - ', 'hiya, ', 'Hello everyone, ', 'hi all ', 'Dear team, ', 'good evening, '], place) + text,
  filler: around(
    ['um ', 'so ', 'quick question: ', 'sorry if this is silly but ', 'just wondering, ', 'ok so ', 'Not sure if this is the right place but ', 'I have a question. ', 'can i ask, ', 'first time mum here, '],
    [' lol', ' x', ' any ideas', ' please help', ' tia', ' help please', ' haha', ' any advice welcome', ' if that makes sense', ' idk'],
  ),
  emoji: around(['😩 ', '🙈', '👶🏽 ', '❤️ '], [' 😭', '🤱', ' 🙏🙏', ' 😅', ' :(']),
  plural: otherPlural,
  contraction: otherContraction,
  'new line': newLine,
  mention: around(['@First Drops ', '<at>First Drops</at> ', '@firstdrops ', '@First Drops, ', '<at>First Drops</at>, '], [' @First Drops', ' <at>First Drops</at>']),
  'thanks at the end': (text, place) => text + pick([' thanks', '. Thank you!', ' thank you so much', ', thanks in advance', ' ty', '. Many thanks', ' thx 🙏', '. Thank you for your help', ' cheers', '. Thanks, Anna'], place),
};
