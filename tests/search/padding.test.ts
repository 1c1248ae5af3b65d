import { loadKnowledge } from '../../assistant/knowledge/knowledge-base';
import { wordsOf } from '../../assistant/language/words';
import { paddingRemover } from '../../assistant/search/padding';
import { contentFolder } from '../../tools/places';

const unpad = paddingRemover(loadKnowledge(contentFolder).words);
const left = (text: string): string => unpad(wordsOf(text)).join(' ');

describe('what carries no question is taken off both ends', () => {
  test.each([
    ['hi, sore nipples', 'sore nipples'],
    ['Hello First Drops! sore nipples', 'sore nipples'],
    ['um so quick question: sore nipples lol', 'sore nipples'],
    ['sore nipples. Thank you for your help', 'sore nipples'],
    ['sore nipples. Thanks, Anna', 'sore nipples'],
    ['sore nipples, many thanks Jo', 'sore nipples'],
  ])('%s → %s', (text, expected) => {
    expect(left(text)).toBe(expected);
  });
});

describe('what may belong to the question stays', () => {
  test.each([['how do i keep milk cool'], ['sick in the morning'], ['will this help my back'], ['which cream is perfect'], ['something that helps'], ['is he lovely and full']])('%s', (text) => {
    expect(left(text)).toBe(text);
  });

  test.each([['hi'], ['thanks'], ['hello thanks']])('%s: nothing else would be left', (text) => {
    expect(left(text)).toBe(text);
  });
});
