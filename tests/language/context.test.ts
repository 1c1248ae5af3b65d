import { isHypothetical } from '../../assistant/language/hypothesis';
import { negatedWords } from '../../assistant/language/negation';
import { personOf } from '../../assistant/language/people';
import { pastOf } from '../../assistant/language/tense';
import { plainWords, tokensOf } from '../../assistant/language/tokens';

describe('what is denied', () => {
  test.each<[string, string, boolean]>([
    ['no fever', 'fever', true], ['no fever or redness', 'redness', true], ['without any bleeding', 'bleeding', true], ["she isn't choking", 'choking', true], ['no fever, but my breast is red', 'red', false],
    ["can't stop shaking", 'shaking', false], ["headache won't go away", 'away', false], ['not only bleeding', 'bleeding', false], ['no idea why she is limp', 'limp', false],
  ])('"%s": %s → %s', (utterance, word, isDenied) => {
    const tokens = tokensOf(utterance);
    expect(negatedWords(tokens)[tokens.findIndex((token) => token.word === word)]).toBe(isDenied);
  });
});

describe('what is over', () => {
  test.each<[string, boolean, boolean]>([
    ['had mastitis last year', true, false], ['had seizures as a teenager', true, false], ['i had it with my first', true, false], ['it was a fever, all gone now', false, true], ['he choked but is fine now', false, true],
    ['she is burning up', false, false], ['the fever is back', false, false], ['not better now', false, false], ['it hurts all over', false, false], ['had it last time and now it is starting again', false, false],
  ])('"%s": long ago %s, over %s', (utterance, isLongAgo, isOver) => {
    expect(pastOf(tokensOf(utterance))).toEqual({ isLongAgo, isOver });
  });
});

describe('what is only supposed', () => {
  test.each<[string, boolean]>([
    ['what counts as a fever', true], ['what are the signs of dehydration', true], ['what if my baby gets a fever', true], ['can mastitis cause a fever', true], ['asking for our antenatal class', true],
    ['what do i do, he is choking', false], ['what can i take for my fever', false], ['my baby is floppy', false], ["how long can she go, it's been 12 hours", false],
  ])('"%s" → %s', (utterance, expected) => {
    expect(isHypothetical(tokensOf(utterance))).toBe(expected);
  });
});

describe('whose number it is', () => {
  test.each<[string, string, string | undefined]>([
    ['my baby has a temp of 38.4', '38.4', 'baby'], ['my wife has 39.2', '39.2', 'parent'], ['my toddler has 38.5', '38.5', 'other'], ['hubby has a fever of 39', '39', 'other'], ['i have 38.9', '38.9', 'parent'],
    ['6 week old with 38.4', '38.4', 'baby'], ["husband's thermometer says 38.6 for me", '38.6', 'parent'], ['38.4', '38.4', undefined],
  ])('"%s": %s → %s', (utterance, number, person) => {
    const words = plainWords(utterance);
    expect(personOf(words, words.indexOf(number))).toBe(person);
  });
});
