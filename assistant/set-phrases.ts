/** Commands as people really type them: "show me the topics pls", "wat can i do", "when shld we worry". */
import { withoutSlip } from './language/slips';
import { wordsOf } from './language/words';
import { phraseReader } from './small-talk';
import type { PhraseLists } from './knowledge/types';

/** Words that change nothing in a command. */
const padding = new Set('please pls plz the a an now right then just ok okay so well meanwhile really about this that it with me my at all for and oh hi hey there kindly though tho here else some any you to of'.split(' '));
/** One word for those who may be meant, and for short ways to write. */
const meant: ReadonlyMap<string, string> = new Map([
  ['we', 'i'], ['she', 'i'], ['he', 'i'], ['they', 'i'], ['us', 'i'], ['y', 'why'], ['wat', 'what'], ['wot', 'what'], ['wht', 'what'], ['whats', 'what'], ['shld', 'should'], ['shud', 'should'], ['shoud', 'should'], ['cld', 'could'], ['cn', 'can'], ['u', 'you'],
  ['r', 'are'], ['somebody', 'someone'], ['anyone', 'someone'], ['anybody', 'someone'], ['husband', 'partner'], ['wife', 'partner'], ['dad', 'partner'], ['boyfriend', 'partner'], ['mum', 'partner'], ['mom', 'partner'], ['nrml', 'normal'], ['human', 'person'], ['nurse', 'person'], ['speak', 'talk'], ['chat', 'talk'], ['list', 'show'], ['see', 'show'],
]);

/** Longer messages are stories. */
const mostWords = 9;
/** A single word says too little to be guessed at: "how about now" is not "how". */
const fewestTelling = 2;

/** Reads set phrases exactly, and where that fails by their telling words, with one slip of the pen a word. */
export function setPhraseReader<Name extends string>(lists: PhraseLists<Name>): (utterance: string) => Name | undefined {
  const exact = phraseReader(lists);
  const loose = new Map([...lists].flatMap(([name, phrases]) => phrases.map((phrase) => [keyOf(wordsOf(phrase)), name] as const)).filter(([key]) => key.includes(' ')));
  const vocabulary = new Set([...loose.keys()].flatMap((key) => key.split(' ')));
  return (utterance) => {
    const found = exact(utterance);
    const words = wordsOf(utterance);
    if (found !== undefined || words.length > mostWords) return found;
    const key = keyOf(words, vocabulary);
    return key.split(' ').length < fewestTelling ? undefined : loose.get(key);
  };
}

function keyOf(words: readonly string[], vocabulary?: ReadonlySet<string>): string {
  return words.map((word) => meant.get(word) ?? word).filter((word) => !padding.has(word)).map((word) => (vocabulary ? withoutSlip(word, vocabulary) : word)).join(' ');
}
