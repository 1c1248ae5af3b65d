import { asTyped, queryReader } from '../../assistant/search/query';
import { loadKnowledge } from '../../assistant/knowledge/knowledge-base';
import { contentFolder } from '../../tools/places';

const read = queryReader(loadKnowledge(contentFolder).words, asTyped);
const stems = (text: string): string => read(text).stems.join(' ');

describe('different ways to write the same are read alike', () => {
  test.each([
    ['My nappy is wet', 'my diaper is wet'],
    ['c-section', 'caesarean'],
    ['LO wont latch', "baby won't latch"],
    ['Hi! Quick question: sore boobs. Thanks!', 'sore breasts'],
    ['3hrs', '3 hours'],
    ["she doesn’t feed", 'she does not feed'],
  ])('%s = %s', (one, other) => {
    expect(stems(one)).toBe(stems(other));
  });
});

test('a greeting alone is left alone', () => {
  expect(read('hi').words).toEqual(['hi']);
});

test('stop words and bare numbers carry no meaning', () => {
  expect(read('how is it on a the 2').content).toEqual([]);
});
