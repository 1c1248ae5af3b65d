import { withDigits } from '../../assistant/language/numbers';

describe('numbers written as words become digits', () => {
  test.each([
    ['thirty eight point five', '38.5'],
    ['a hundred and two', '102'],
    ['a hundred and one point two', '101.2'],
    ['one oh one', '101'],
    ['one seventy over a hundred and five', '170 over 105'],
    ['one hundred point nine', '100.9'],
    ['38 point 4', '38.4'],
    ['fed twice', 'fed 2 times'],
    ['all at once', 'all at once'],
    ['forty eight hours', '48 hours'],
    ['seventy two', '72'],
    ['nothing to count', 'nothing to count'],
  ])('"%s" → "%s"', (spoken, digits) => {
    expect(withDigits(spoken.split(' ')).join(' ')).toBe(digits);
  });
});
