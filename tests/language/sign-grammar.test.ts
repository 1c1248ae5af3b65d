import { parseSign } from '../../assistant/language/sign-grammar';

describe('a sign that cannot be read tells the editor what to do', () => {
  test.each([
    ['{blue} lips', 'the list {blue} is not among'],
    ['[temp over 38]', 'is no condition'],
    ['lips ~ ', 'is empty'],
    ['a unless b unless c', 'says "unless" twice'],
  ])('%s', (text, problem) => {
    expect(parseSign(text, {}).problems.join()).toContain(problem);
  });

  test('a sign with every means has no problems', () => {
    expect(parseSign('ask: {not} … lips|(all over) ~ {blue}|(very {blue}) + [baby temperature >= 100.4 F] unless [age > 3 months] or pink', { blue: ['blue', 'grey'] }).problems).toEqual([]);
  });
});
