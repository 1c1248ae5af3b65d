/** Whom a stretch of words is about, when somebody else is the one who sees, wakes, holds or measures. */
import { personOf } from '../../assistant/language/people';
import { plainWords } from '../../assistant/language/tokens';

/** The person for the stretch from the first of these words to the last. */
function personFor(utterance: string, first: string, last: string): string | undefined {
  const words = plainWords(utterance);
  return personOf(words, words.indexOf(first), words.lastIndexOf(last) + 1);
}

const observers = ['i', 'we', 'my husband', 'my wife', 'my partner', 'my mum', 'nan', 'his dad', 'the nurse'];
const attempts = ['cant wake', 'just cant wake', 'still can not wake', 'really could not wake'];
const babies = ['him', 'the baby', 'my baby', 'our little one', 'my newborn', 'our son', 'the smaller one'];
const afterwards = ['', 'up', 'he had a feed at 9', 'i just gave him milk', 'and i am scared', 'my wife is asleep'];
const sentences = observers.flatMap((observer) => attempts.flatMap((attempt) => babies.flatMap((baby) => afterwards.map((after) => `${observer} ${attempt} ${baby} ${after}`.trim()))));

test('whoever cannot wake the baby, it is about the baby', () => {
  expect(sentences.length).toBeGreaterThan(1400);
  expect(sentences.filter((utterance) => personFor(utterance, 'not', 'wake') !== 'baby')).toEqual([]);
});

describe('an observer is not the one concerned', () => {
  test.each<[string, string, string, string]>([
    ['i do not think he is breathing', 'not', 'breathing', 'baby'], ['i can not see her breathing', 'not', 'breathing', 'baby'], ['she looks odd and i can not feel her breathing', 'not', 'breathing', 'baby'],
    ['i measured 39.1 on my daughter', '39.1', '39.1', 'baby'], ['i measured 38.7 on our daughter', '38.7', '38.7', 'baby'], ['my wife can not rouse her', 'not', 'rouse', 'baby'],
    ['not rousing, i only just fed him', 'not', 'rousing', 'baby'], ['i can not wake my wife', 'not', 'wake', 'parent'], ['i measured 39 on my toddler', '39', '39', 'other'],
  ])('"%s": %s … %s → %s', (utterance, first, last, person) => {
    expect(personFor(utterance, first, last)).toBe(person);
  });
});

describe('whoever feels it herself is', () => {
  test.each<[string, string, string]>([
    ['i can not breathe', 'not', 'breathe'], ['i can not get my breath while he sleeps', 'not', 'breath'], ['my wife says she can not breathe', 'not', 'breathe'], ['my wife will not wake up', 'not', 'wake'],
    ['i took my temp and it says 38.9, baby is fine', '38.9', '38.9'], ['i have a temp of 39 and he is well', '39', '39'], ['i gave birth to her on friday and my temp is 38.8', '38.8', '38.8'], ['pt febrile 38.6 on day 3', '38.6', '38.6'], ['mum on bed 4 has 38.4', '38.4', '38.4'],
  ])('"%s": %s … %s', (utterance, first, last) => {
    expect(personFor(utterance, first, last)).toBe('parent');
  });
});

describe('who "she" is', () => {
  test.each<[string, string, string]>([
    ['she had her bottle at noon, her temp is 38.7', '38.7', 'baby'], ['she had a good feed and 38.9 now', '38.9', 'baby'], ['i had the baby on monday, her temp is 38.7', '38.7', 'baby'], ['my wife is resting and the baby her temp is 38.7', '38.7', 'baby'],
    ['my wife just fed her and now her temp is 38.7', '38.7', 'baby'], ['my girlfriend had a c section, she has 38.7', '38.7', 'parent'], ['she had the baby on sunday and she has 38.7', '38.7', 'parent'], ['she had twins, her temp is 38.7', '38.7', 'parent'],
    ['my wife fed him at six and now she has 38.7', '38.7', 'parent'], ['wife is 5 days pp, her temp is 38.7', '38.7', 'parent'],
  ])('"%s": %s → %s', (utterance, number, person) => {
    expect(personFor(utterance, number, number)).toBe(person);
  });
});
