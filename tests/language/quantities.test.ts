import { readHours } from '../../assistant/language/durations';
import { readTemperatures } from '../../assistant/language/temperatures';
import { plainWords } from '../../assistant/language/tokens';
import { weightLossPercent } from '../../assistant/language/weights';

describe('body temperatures, in °C', () => {
  test.each<[string, readonly number[]]>([
    ['temp 38.4', [38.4]], ['her temp is 38,4', [38.4]], ['100.4 F fever', [38]], ['101F under the arm', [38.33]], ['fever of a hundred and two', [38.89]], ['thermometer says 39', [39]],
    ['temperature thirty eight point five', [38.5]], ['38.0, 38.4, temp going up', [38, 38.4]], ['35.4 degrees and cold', [35.4]],
    ['fridge reads 39 F', []], ['it is 38 c outside today', []], ['born at 38 weeks', []], ['gaining 38 g a day', []], ['warm the bottle to 37 c', []], ['pumped 101 ml', []], ['38 weeks pregnant', []],
  ])('"%s" → %j', (utterance, degrees) => {
    expect(readTemperatures(plainWords(utterance)).map(({ value }) => Math.round(value * 100) / 100)).toEqual(degrees);
  });
});

describe('how long something has lasted, in hours', () => {
  test.each<[string, number]>([
    ['no wee for 9 hours', 9], ['12hrs without', 12], ['a day and a half', 36], ['half an hour', 0.5], ['soaking a pad every hour', 1], ['three days', 72], ['all night', 8], ['since yesterday', 12],
    ["hasn't peed since 9pm, it's now 7am", 10], ["since midnight, it's noon", 12], ['he last ate at 8pm n its 6am', 10], ["since about 2 in the morning, it's half past twelve now", 10.5], ['since 6am, now 4pm', 10],
    ["hasn't peed since 9 last night", 9], ['10 to 12 hours', 10], ['for 45 mins', 0.75],
  ])('"%s" → %s', (utterance, hours) => {
    expect(Math.max(...readHours(plainWords(utterance)).map(({ value }) => value))).toBeCloseTo(hours, 2);
  });
});

describe('how much of the birth weight is lost, in percent', () => {
  test.each<[string, number]>([
    ['lost 12% of birth weight', 12], ['down 11 percent', 11], ['10.8% weight loss', 10.8], ['born 3.5kg now 3.0', 14.3], ['she went from 3600g to 3180g', 11.7], ['born 8lb now 6lb 14', 14.1],
    ['lost 400 grams from 3400', 11.8], ['was 7lb 8oz at birth, 6lb 9oz now', 12.5], ['birth weight 3000 now 2640', 12], ['lost 600 grams out of 4200', 14.3],
  ])('"%s" → %s', (utterance, percent) => {
    expect(weightLossPercent(plainWords(utterance))).toBeCloseTo(percent, 0);
  });

  test.each(['gained 200g this week', 'born 2.8 kg, now 3.1 at 2 weeks', 'i drank 500 ml', 'hello'])('"%s" → no loss', (utterance) => {
    expect(weightLossPercent(plainWords(utterance))).toBeUndefined();
  });
});
