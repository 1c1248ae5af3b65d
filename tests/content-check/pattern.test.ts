import { readPattern } from '../../tools/content-check/pattern';
import { readQuantity, wordingOf, wordsOfSentence } from '../../tools/content-check/quantity';

/** Every quantity that a pattern finds in a sentence, in words; an empty string where it fits without one. */
function found(pattern: string, sentence: string): string[] {
  return readPattern(pattern).findIn(wordsOfSentence(sentence)).map((quantities) => quantities.map(wordingOf).join(', '));
}

describe('a pattern recognises a sentence', () => {
  test.each([
    ['by words side by side', 'no wet diaper', 'There is NO wet, diaper.', ['']],
    ['by one of several words', 'feed|feeds well', 'Your baby feeds well.', ['']],
    ['by words that belong together', '(give up)|stop now', 'Do not give up now.', ['']],
    ['across a gap', 'no wet diaper … [# hours]', 'No wet diaper in the last 8 hours.', ['8 hours']],
    ['by a range', '[# times] in', 'Feed 8–12 times in a day.', ['8 to 12 times']],
    ['by a number in words', 'for [# hours]', 'For eight hours.', ['8 hours']],
    ['by "an hour"', 'in [# hours]', 'You soak a pad in an hour.', ['1 hour']],
    ['by a number in thousands', '[# ml]', 'About 1,000 ml.', ['1000 ml']],
    ['by one unit of several', 'by [# days|weeks]', 'By 2 weeks.', ['2 weeks']],
    ['by two numbers', 'fever of [# °c] [# °f]', 'A fever of 38 °C (100.4 °F).', ['38 °C, 100.4 °F']],
    ['past a number that is not compared', '[any hours] or [# hours]', 'Every 3 hours or 4 hours.', ['4 hours']],
    ['in every place of a sentence', '[# hours]', '8 hours or 9 hours', ['8 hours', '9 hours']],
    ['without the word that would exempt it', 'failed unless not or never', 'You failed.', ['']],
  ])('%s', (_how, pattern, sentence, expected) => {
    expect(found(pattern, sentence)).toEqual(expected);
  });
});

describe('a pattern passes a sentence', () => {
  test.each([
    ['with the words in another order', 'wet diaper', 'The diaper is wet.'],
    ['with part of a word', 'must', 'Mustard is fine.'],
    ['with a gap of more than six words', 'no … diaper', 'No one two-ish a b c d e diaper.'],
    ['with another number in the gap', 'no wet diaper … [# hours]', 'No wet diaper on day 2 for 8 hours.'],
    ['with another unit', '[# hours]', 'For 8 days.'],
    ['with only the end of a range', 'to [# hours]', 'Every 2 to 3 hours.'],
    ['with an exempting word anywhere', 'failed unless not or never', 'That failed, but you did not.'],
    ['with exempting words side by side', 'you must unless if you must', 'Stop if you must.'],
  ])('%s', (_how, pattern, sentence) => {
    expect(found(pattern, sentence)).toEqual([]);
  });
});

test.each(['[hours]', 'one (two', '', 'a ] b'])('the pattern "%s" cannot be read and says so', (written) => {
  expect(() => readPattern(written)).toThrow(/pattern|must be a number/);
});

test('a value that is no number says so', () => {
  expect(() => readQuantity('many hours')).toThrow('"many hours" is not a number with its unit, for example "8 hours"');
});
