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

describe('a typo that the phrasings hold too is repaired when a much more frequent word has its letters', () => {
  // From the most frequent to the rarest; the padding stands for the vocabulary between them.
  const between = Array.from({ length: 300 }, (_, at) => `zz${String.fromCharCode(97 + (at % 26))}${String.fromCharCode(97 + Math.floor(at / 26))}`);
  const repairRare = spellingFor(['time', 'both', 'little', ...between, 'tiem', 'litle', 'broth']);
  test.each([['tiem', 'time'], ['litle', 'little'], ['broth', 'broth'], ['time', 'time']])('%s → %s', (typed, meant) => {
    expect(repairRare(typed)).toBe(meant);
  });
});
