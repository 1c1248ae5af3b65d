/** Ages, times, weights and temperatures in the sentences parents write around them. */
import { readBabyAgeDays } from '../../assistant/language/ages';
import { readHours } from '../../assistant/language/durations';
import { readTemperatures } from '../../assistant/language/temperatures';
import { pastOf } from '../../assistant/language/tense';
import { plainWords, tokensOf } from '../../assistant/language/tokens';
import { weightLossPercent } from '../../assistant/language/weights';

const subjects = ['hes', "he's", 'she is', 'shes only', 'baby is', 'my son is', 'our daughter is', 'they are'];
const followers = ['and has a fever', 'no fever but sleepy', 'not feeding', 'in and still yellow', 'and feels hot', 'now and losing weight'];

test.each(subjects.flatMap((subject) => followers.map((follower) => `${subject} 7 weeks ${follower}`)))('"%s" tells the age', (utterance) => {
  expect(readBabyAgeDays(utterance)).toBe(49);
});

test.each(['i get 6 weeks of maternity leave', 'we are stuck with 3 weeks and no midwife', 'she is 2 weeks early', 'he is 3 days without a poo', 'it has been 4 weeks and no better'])('"%s" tells no age', (utterance) => {
  expect(readBabyAgeDays(utterance)).toBeUndefined();
});

test.each<[string, number]>([
  ['last wet nappy was yesterday teatime', 9], ['wee yesterday at 5pm', 9], ['last fed at 9 last night', 9], ['he ate 10am yesterday', 14], ['fed yesterday lunchtime', 11.5], ['a feed yesterday evening', 9], ['last fed yesterday at 5pm and it is now 9am', 16],
])('"%s" is %s hours or more ago', (utterance, hours) => {
  expect(Math.max(...readHours(plainWords(utterance)).map(({ value }) => value))).toBeCloseTo(hours, 2);
});

test.each<[string, boolean]>([['one wet nappy at 5 and nothing since', false], ['he fed at noon, none since', false], ['had a dizzy spell, nothing since', true]])('"%s" is over: %s', (utterance, isOver) => {
  expect(pastOf(tokensOf(utterance)).isOver).toBe(isOver);
});

test.each<[string, number]>([['birth weight 3400 now 2950 day 4', 13.2], ['born 3600, 3150 day 5 weigh in', 12.5]])('"%s" is a loss of %s percent', (utterance, percent) => {
  expect(weightLossPercent(plainWords(utterance))).toBeCloseTo(percent, 0);
  expect(readBabyAgeDays(utterance)).toBeDefined();
});

describe('the air is no body', () => {
  test.each(['its 36 degrees outside, does baby need water', 'bedroom is 31 degrees and baby is asleep', '39 degrees here today, can baby go out', 'heatwave, 38 degrees, how often should she feed', 'the flat is 33 degrees, is baby ok', 'temperature outside is 38 and baby is sleepy', 'it is 40 in the car'])('"%s"', (utterance) => {
    expect(readTemperatures(plainWords(utterance))).toEqual([]);
  });
  test.each(['heatwave here, her temp is 39', 'room is cool but baby is hot at 39', 'baby is 38 in a warm room', 'fever of 39 and the flat is hot', 'outside all day, fever of 39', '38.6 and the room is hot, baby cries'])('"%s" is a body', (utterance) => {
    expect(readTemperatures(plainWords(utterance)).length).toBe(1);
  });
});
