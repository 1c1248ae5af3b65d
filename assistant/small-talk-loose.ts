/** Kindness, anger and low spirits in free words: "thanks that helped, ur lovely", "you are a stupid bot", "i feel like such a failure". */
import { wordsOf } from './language/words';
import type { SmallTalk } from './answer';

interface Mood {
  readonly smallTalk: SmallTalk;
  /** One of these must be said, */
  readonly says: RegExp;
  /** and nothing but such words: a word of anything else makes it a message of its own. */
  readonly words: ReadonlySet<string>;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const around = 'a about again all am an and at be bit bot but da did do does even ever everything feel feeling feels for guys i is it just like lot lots me much my now of oh ok okay omg quite really right s so still such that the then this to too total totally totaly u ur very was we well what with x xx xxx you your youre are r';
const self = 'bad rubbish terrible awful horrible worst useless crap mum mom mother mama dad father parent person';

/** The first that fits counts. Not helped stands before thanks: "thanks but that did not help". */
const moods: readonly Mood[] = [
  { smallTalk: 'frustration', says: /\b(?:not|no) (?:\w+ )?(?:help|helping|helped|helpful|good|use|useful)\b/, words: set(`${around} not no help helping helped helpful good use useful thanks thank thx ta cheers sorry any`) },
  { smallTalk: 'low', says: /\b(?:failure|failing|failed|fail|useless|hopeless|worthless|alone|lonely|(?:bad|rubbish|terrible|awful|horrible|worst|crap) (?:mum|mom|mother|mama|dad|father|parent|person))\b/, words: set(`${around} ${self} failure failing failed fail hopeless worthless alone lonely she he they her him said says thinks think as`) },
  {
    smallTalk: 'low',
    says: /\b(?:can not (?:do|take|cope|handle|bear|stand|go on|keep|live)|giv(?:e|ing) up|had enough|regret|the point|falling apart|breaking|drowning|hate (?:my|being|him|her|everything))\b/,
    words: set(`${around} ${self} any anymore being bear breaking can cope doing down enough ever falling apart give giving go going had handle happened hate have having baby becoming him her his keep life like live longer more myself not on drowning point pointless regret stand take think up why`),
  },
  { smallTalk: 'scared', says: /\b(?:scared|afraid|frightened|terrified|worried|panicking|anxious|overwhelmed)\b/, words: set(`${around} scared afraid frightened terrified worried panicking anxious overwhelmed she he`) },
  { smallTalk: 'frustration', says: /\b(?:stupid|dumb|useless|rubbish|crap|shit|idiot|idiotic|moron|pathetic|annoying|hate)\b/, words: set('a absolute an app are bloody bot chat chatbot complete completely crap dumb fucking hate idiot idiotic is annoying machine moron pathetic r robot rubbish shit so stupid such the thing this total u ur useless very you your just really') },
  { smallTalk: 'thanks', says: /\b(?:thanks|thank|thankyou|thx|tx|ty|ta|cheers|helped|helpful|appreciate|appreciated|grateful|bless|love)\b/, words: set(`${around} advice answer answers amazing angel anyway anyways appreciate appreciated babe bless brilliant bunch cheers darling dear for friend god good grateful great hearing help helped helpful helping hun hunny info information kind life listening love lovely loved made makes mate million nice pal perfect quick reply saver star sweet sweetheart sweetie ta thank thanks thankyou that thats the time tips tx thx ty useful wonderful`) },
];

/** Faces and hands that say something without a word. */
const crying = /[\u{1F622}\u{1F62D}\u{1F614}\u{1F61E}\u{1F61F}\u{1F625}\u{1F629}\u{1F62B}\u{1F63F}\u{1F494}\u{1F97A}\u{1F641}\u{2639}]/u;
const frightened = /[\u{1F630}\u{1F628}\u{1F631}\u{1F627}]/u;
const glad = /[\u{1F44D}\u{1F64F}\u{2764}\u{1F60A}\u{1F642}\u{1F600}-\u{1F606}\u{1F60D}\u{1F618}\u{1F970}\u{1F44C}\u{1F495}-\u{1F49E}\u{1F917}\u{1F389}]/u;

/** Longer ones are stories. */
const mostWords = 14;

/** A feeling and nothing else; undefined for a message that asks or tells anything more. */
export function moodOf(utterance: string): SmallTalk | undefined {
  const words = wordsOf(utterance);
  if (words.length === 0) return moodOfFaces(utterance);
  if (words.length > mostWords || utterance.includes('?')) return undefined;
  const text = words.join(' ');
  return moods.find((mood) => mood.says.test(text) && words.every((word) => mood.words.has(word)))?.smallTalk;
}

function moodOfFaces(utterance: string): SmallTalk | undefined {
  if (crying.test(utterance)) return 'low';
  if (frightened.test(utterance)) return 'scared';
  return glad.test(utterance) ? 'thanks' : undefined;
}
