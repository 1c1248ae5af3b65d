import { parseSign } from '../../assistant/language/sign-grammar';
import { signInStems, stemsWritten, wordsInStems } from '../../assistant/language/sign-stems';

const words = { blue: ['blue', 'bluish', 'grey', 'no colour'] };
const signs = [
  'lips|mouth ~ {blue} + [about baby] unless milk or {not} blue',
  '{not} … (wake up)|rouse|waking',
  'ask: (had|having a) (fit|fits) … [hours >= 8 hours]',
  '(slept|sleeping) … [number >= 2] … feeds + [age < 60 days]',
  'drop|([number >= 2] … times) ~ cannot',
];

test.each(signs)('"%s" means the same in stems', (text) => {
  const written = parseSign(text, words);
  const inStems = parseSign(signInStems(text), wordsInStems(words), stemsWritten);
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, inner: unknown) => (inner instanceof Map ? [...inner].map(([stem, phrases]: [string, readonly (readonly string[])[]]) => [stem, [...new Set(phrases.map((phrase) => phrase.join(' ')))]]) : inner)));
  expect(plain(inStems.sign)).toEqual(plain(written.sign));
});

test('word forms that fall together are written once', () => {
  expect(signInStems('breathe|breathing|breathes ~ (wake up)|(waking up)')).toBe('breath ~ (wake up)');
});
