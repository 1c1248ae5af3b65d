import { readBabyAgeDays } from '../../assistant/language/ages';

describe('the age of the baby in whole days since birth', () => {
  test.each<[string, number | undefined]>([
    ['my baby is 5 days old', 5],
    ['36 hrs old and sleepy', 1],
    ['she is 20 hours old', 0],
    ['3 wks pp and sore', 21],
    ['day 3, no poop', 2],
    ['day 1', 0],
    ['2 month old wont sleep', 60],
    ['two months old', 60],
    ['a fortnight old', 14],
    ['6 week old burning up', 42],
    ['baby is nine days', 9],
    ['i gave birth 4 days ago', 4],
    ['had the baby a week ago', 7],
    ['born yesterday', 1],
    ['born this morning', 0],
    ['10 days after birth', 10],
    ['4 days after c section', 4],
    ['2 and a half weeks old', 17],
    ['my 3 year old and my 5 week old', 35],
    ['8 months, teething', 243],
    ['newborn', undefined],
    ['for 3 days now', undefined],
    ['34 weeks pregnant', undefined],
    ['i am 34 years old', undefined],
    ['fed every 3 hours', undefined],
    ['had mastitis two years ago', undefined],
    ['', undefined],
  ])('"%s" → %s', (utterance, days) => {
    expect(readBabyAgeDays(utterance)).toBe(days);
  });
});
