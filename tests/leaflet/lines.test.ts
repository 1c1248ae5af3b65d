import { linesOf, type Measure } from '../../leaflet/lines';
import { runsOf } from '../../leaflet/runs';

/** Every letter is one point wide, a bold one two. */
const measure: Measure = (text, isBold) => text.length * (isBold ? 2 : 1);

function broken(markdown: string, width: number): string[] {
  return linesOf(runsOf(markdown), { measure, size: 1, width }).map((line) => line.map(({ text, isBold, address }) => (address === undefined ? text : `[${text}]`) + (isBold ? '*' : '')).join('|'));
}

test.each([
  ['breaks between words', 'one two three', 8, ['one two', 'three']],
  ['uses the whole width', 'one two', 7, ['one two']],
  ['counts that bold is wider', '**one** two', 9, ['one*', 'two']],
  ['keeps a mark with the bold word before it', '**one**, two', 20, ['one*|, two']],
  ['keeps a phone number together as one link', 'call [0300 100](tel:0300100) now', 40, ['call |[0300 100]| now']],
  ['breaks within a link', 'call [0300 100](tel:0300100) now', 10, ['call |[0300]', '[100]| now']],
  ['cuts what is wider than a line', 'go to abcdefghij now', 6, ['go to', 'abcdef', 'ghij', 'now']],
  ['takes a line end of the source for a space', 'one\ntwo', 20, ['one two']],
])('%s', (_name, markdown, width, lines) => {
  expect(broken(markdown, width)).toEqual(lines);
});

test('pieces stand one behind the other', () => {
  const [line = []] = linesOf(runsOf('ab **cd** ef'), { measure, size: 2, width: 100 });
  expect(line.map(({ text, x, width }) => [text, x, width])).toEqual([['ab ', 0, 6], ['cd', 6, 8], [' ef', 14, 6]]);
});
