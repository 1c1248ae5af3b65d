/** Whom a number or a sign belongs to: the baby, the parent who gave birth (also when a partner or a relative writes), or somebody else. */
import { numberOf } from './numbers';
import { softWords } from './soft-words';
import { wordSet } from './word-set';

export type Person = 'baby' | 'parent' | 'other';

const babyWords = wordSet('baby babys babies newborn newborns infant bby babby bub bubs lo bubba preemie premie prem premature twin grandson granddaughter grandbaby calpol rectal rectally jabs nephew niece tiny');
const parentWords = wordSet('i me mine myself wife girlfriend fiancee partner sister pp postpartum postnatal section csection stitches womb lochia scar incision breast breasts boob boobs mastitis breastfeeding nipple mum mom uterus pt patient');
const otherWords = wordSet('husband hubby toddler dad father brother uncle aunt auntie nan nana gran grandma grandad grandpa cat dog puppy classmate friend neighbour neighbor colleague boss roommate flatmate eldest cousin boyfriend dh');
const childWords = wordSet('son daughter boy girl child kid little');
/** A person who only tells or measures: "my mum says", "husband's thermometer". */
const telling = wordSet('says said say thinks thermometer reckons noticed took keeps put told found tried wrapped checked here measured wants did');

/** An age in years from 2 on marks a bigger child; one in hours, days, weeks or months marks the baby. */
function agedPerson(words: readonly string[], at: number): Person | undefined {
  if (words[at] !== 'old' && words[at] !== 'olds') return undefined;
  const number = numberOf(words[at - 2]) ?? 1;
  if (words[at - 1] === 'year') return number >= 2 ? 'other' : 'baby';
  return ['hour', 'day', 'week', 'month', 'fortnight'].includes(words[at - 1]) ? 'baby' : undefined;
}

/** "My temp" after a word about the baby; "the smaller one" of two, where the one is a digit by now. */
const own = /^(?:temp|chest|heart|head|breath|fever)/;
const ofTwo = /^(?:small|bigg|young|weak)/;

function personAt(words: readonly string[], at: number): Person | undefined {
  const word = words[at];
  if (words[at + 1] === 'thermometer') return undefined;
  if (word === 'my' && own.test(words[at + 1] ?? '')) return 'parent';
  if (words[at + 1] === '1' && ofTwo.test(word)) return 'baby';
  if (babyWords.has(word)) return 'baby';
  if (word === 'sister' || word === 'mum' || word === 'mom') return telling.has(words[at + 1]) || words[at + 1] === 'in' ? undefined : 'parent';
  if (word === 'mother' || word === 'mummy' || word === 'mommy' || word === 'mama') return words[at - 1] === 'my' || telling.has(words[at + 1]) ? undefined : 'parent';
  if (parentWords.has(word) || (childWords.has(word) && words[at + 1] === 'in')) return 'parent';
  if (otherWords.has(word)) return telling.has(words[at + 1]) ? undefined : 'other';
  if (childWords.has(word)) return 'baby';
  if ((word === 'birth' || word === 'delivery') && ['after', 'since', 'post', 'gave', 'giving', 'post'].includes(words[at - 1])) return 'parent';
  return agedPerson(words, at);
}

/** How far a person spoken of may stand from the pronoun that means her. */
const storyWords = 60;

const women = /^(?:wife|girlfriend|fiancee|partner|sister|mother|mum|mom|mama)$/;
/** "She had her bottle" says a baby; "I had the baby" makes no mother of "she". */
const womanWhoGaveBirth = /\b(?:daughter in law|her baby|(?<!\b(?:i|we) (?:\w+ )?)(?:gave birth|had (?:(?:her|the|a|an|our|emergency) )*(?:baby|twins|c|c?section|stitches|epidural|birth)))\b/;

/** Nobody does these to herself: "my wife can't wake her" is about the baby. */
const handling = wordSet('wake waking woke waken rouse rousing dropped drop fed feed feeding weighed');
/** What one does with somebody, or thinks of somebody. Whoever does it is not the one concerned. */
const watching = wordSet('get see saw feel hear heard find found check checked think thought know say said sure worried scared notice noticed measured take took taken gave give stop need tried try held');
/** What may stand between the two, besides words that never say anything. */
const passing = wordSet('can could not only really on of for at if like up degrees c temp trying able');
const mostPassing = 10;

/** Whom the person at `at` wakes, measures or thinks of: "I can't wake him", "I measured 38.5 on the baby", "I don't think he's breathing". */
function watchedBy(words: readonly string[], at: number): Person | undefined {
  const isWoman = women.test(words[at]);
  let [watches, handles] = [false, false];
  for (let next = at + 1; next < at + mostPassing; next++) {
    const person = personAt(words, next) ?? pronounAt(words, next, () => (!isWoman ? sheIn(words, next) : handles ? 'baby' : 'parent'));
    if (person !== undefined) return watches ? person : undefined;
    const word = words[next];
    handles ||= handling.has(word);
    watches ||= handles || watching.has(word);
    if (!handling.has(word) && !watching.has(word) && !passing.has(word) && !softWords.has(word) && numberOf(word) === undefined) return undefined;
  }
  return undefined;
}

const maleWords = wordSet('he him his');

/** "He" never gave birth. */
function pronounAt(words: readonly string[], at: number, she: () => Person): Person | undefined {
  if (maleWords.has(words[at])) return 'baby';
  return ['she', 'her', 'they'].includes(words[at]) ? she() : undefined;
}

/** Who "she" is: the baby, unless a woman is spoken of who does more than look after her. */
function sheIn(words: readonly string[], at: number): Person {
  if (personAt(words, at - 1) === 'baby' && !words.slice(Math.max(0, at - 3), at).includes('had')) return 'baby';
  const around = words.slice(Math.max(0, at - storyWords), at + storyWords);
  if (womanWhoGaveBirth.test(around.join(' '))) return 'parent';
  const isBoy = around.some((word) => maleWords.has(word));
  return around.some((word, index) => women.test(word) && (isBoy || watchedBy(around, index) !== 'baby')) ? 'parent' : 'baby';
}

/** How far the person may stand before the words, and after their beginning. */
const mostBefore = 25;
const mostAfter = 12;

/**
 * Whom the words from `from` to before `to` are about: the person named nearest before, else in or after them. Where that person only
 * watches, wakes or measures somebody, it is that somebody. "She" is the baby unless a woman who gave birth is spoken of.
 */
export function personOf(words: readonly string[], from: number, to = from + 1): Person | undefined {
  for (let distance = 1; distance <= mostBefore + mostAfter; distance++) {
    const at = distance <= mostBefore ? from - distance : from + distance - mostBefore - 1;
    const person = personAt(words, at) ?? (at <= to ? pronounAt(words, at, () => sheIn(words, at)) : undefined);
    if (person !== undefined) return (person === 'baby' ? undefined : watchedBy(words, at)) ?? person;
  }
  return undefined;
}
