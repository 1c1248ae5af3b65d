import { spellingFor } from '../../assistant/search/spelling';

const repair = spellingFor(['mastitis', 'nipple', 'nipples', 'breast', 'breastfeeding', 'hungry', 'engorged', 'colostrum', 'bottle', 'milk', 'latch', 'baby']);

describe('a misspelled word becomes the nearest known one', () => {
  test.each([['mastitus', 'mastitis'], ['nippel', 'nipple'], ['colostrm', 'colostrum'], ['engorgd', 'engorged'], ['brestfeeding', 'breastfeeding'], ['bottel', 'bottle']])('%s → %s', (typed, meant) => {
    expect(repair(typed)).toBe(meant);
  });
});

describe('other words stay as they are', () => {
  test.each([['milk'], ['cat'], ['xyzzy'], ['tyre'], ['2026'], ['молоко'], ['a'.repeat(100)]])('%s', (word) => {
    expect(repair(word)).toBe(word);
  });
});
