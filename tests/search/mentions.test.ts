import { wordsOf } from '../../assistant/language/words';
import { quickest } from '../quickest';

describe('a mention is no part of the message', () => {
  test.each([
    ['<at>First Drops</at> sore nipples'], ['sore nipples <at>First Drops</at>'], ['<at id="0">First Drops</at>, sore nipples'], ['@First Drops sore nipples'],
    ['@firstdrops: sore nipples'], ['sore @First-Drops nipples'], ['@midwife_jo sore nipples'], ['  @Anna sore nipples'],
  ])('%s', (text) => {
    expect(wordsOf(text)).toEqual(['sore', 'nipples']);
  });
});

describe('what only looks like a mention stays', () => {
  test.each([
    ['pump @night', 'pump night'], ['a few drops', 'a few drops'], ['my first drops', 'my first drops'], ['look at my first drops', 'look at my first drops'],
    ['milk <at 38', 'milk at 38'], ['@ 38 degrees', '38 degrees'],
  ])('%s', (text, words) => {
    expect(wordsOf(text).join(' ')).toBe(words);
  });
});

test('a long row of opening tags costs no time', () => {
  expect(quickest(() => wordsOf('<at>'.repeat(25_000)))).toBeLessThan(250);
});
