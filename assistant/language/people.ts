/** Whom a number or a sign belongs to: the baby, the parent who gave birth (also when a partner or a relative writes), or somebody else. */
import { numberOf } from './numbers';

export type Person = 'baby' | 'parent' | 'other';

const babyWords = new Set(['baby', 'babys', 'babies', 'newborn', 'newborns', 'infant', 'bby', 'babby', 'bub', 'bubs', 'lo', 'bubba', 'preemie', 'premie', 'prem', 'premature', 'twin', 'grandson', 'granddaughter', 'grandbaby', 'calpol', 'rectal', 'rectally', 'jabs', 'nephew', 'niece', 'tiny']);
const parentWords = new Set(['i', 'me', 'mine', 'myself', 'wife', 'girlfriend', 'fiancee', 'partner', 'sister', 'pp', 'postpartum', 'postnatal', 'section', 'csection', 'stitches', 'womb', 'lochia', 'scar', 'incision', 'breast', 'breasts', 'boob', 'boobs', 'mastitis', 'breastfeeding', 'nipple', 'mum', 'mom', 'uterus']);
const otherWords = new Set(['husband', 'hubby', 'toddler', 'dad', 'father', 'brother', 'uncle', 'aunt', 'auntie', 'nan', 'nana', 'gran', 'grandma', 'grandad', 'grandpa', 'cat', 'dog', 'puppy', 'classmate', 'friend', 'neighbour', 'neighbor', 'colleague', 'boss', 'roommate', 'flatmate', 'eldest', 'cousin', 'boyfriend', 'dh']);
const childWords = new Set(['son', 'daughter', 'boy', 'girl', 'child', 'kid', 'little']);
/** A person who only tells or measures: "my mum says", "husband's thermometer". */
const telling = new Set(['says', 'said', 'say', 'thinks', 'thermometer', 'reckons', 'noticed', 'took', 'keeps', 'put', 'told', 'found', 'tried', 'wrapped', 'checked', 'here', 'measured', 'wants', 'did']);

/** An age in years from 2 on marks a bigger child; one in hours, days, weeks or months marks the baby. */
function agedPerson(words: readonly string[], at: number): Person | undefined {
  if (words[at] !== 'old' && words[at] !== 'olds') return undefined;
  const number = numberOf(words[at - 2]) ?? 1;
  if (words[at - 1] === 'year') return number >= 2 ? 'other' : 'baby';
  return ['hour', 'day', 'week', 'month', 'fortnight'].includes(words[at - 1]) ? 'baby' : undefined;
}

function personAt(words: readonly string[], at: number): Person | undefined {
  const word = words[at];
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

const womanWhoGaveBirth = /\b(?:wife|girlfriend|fiancee|partner|sister|daughter in law|her baby|the (?:mother|mum|mom|mama)|gave birth|had (?:her|the|a|our) baby|she had)\b/;

/** The person named nearest before `at`, else nearest after; "he" and "she" are the baby unless a woman who gave birth is spoken of. */
export function personOf(words: readonly string[], at: number): Person | undefined {
  const around = words.slice(Math.max(0, at - storyWords), at + storyWords).join(' ');
  const pronoun: Person = womanWhoGaveBirth.test(around) ? 'parent' : 'baby';
  for (let before = at - 1; before >= Math.max(0, at - 25); before--) {
    const person = personAt(words, before) ?? (isPronoun(words[before]) ? pronounOf(words[before], pronoun) : undefined);
    if (person !== undefined) return person;
  }
  for (let after = at; after < Math.min(words.length, at + 12); after++) {
    const person = personAt(words, after);
    if (person !== undefined) return person;
  }
  return undefined;
}

const isPronoun = (word: string): boolean => ['he', 'she', 'him', 'his', 'her', 'they'].includes(word);

/** "he" never gave birth. */
function pronounOf(word: string, ifShe: Person): Person {
  return word === 'he' || word === 'him' || word === 'his' ? 'baby' : ifShe;
}
