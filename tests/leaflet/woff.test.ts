import { lettersOf, type Alphabet, type Weight } from '../../leaflet/letters';
import { unpackWoff } from '../../leaflet/woff';

/** Sum of a table's 32-bit words, as the directory states it. */
function sumOf(table: Buffer): number {
  const whole = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) % 2 ** 32;
  return sum;
}

test.each<[Weight, Alphabet]>([['regular', 'latin'], ['bold', 'latin'], ['regular', 'latin-ext'], ['bold', 'latin-ext']])('every table of the font %s %s is unpacked to its checksum', (weight, alphabet) => {
  const font = lettersOf(weight, alphabet);
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_table, at) => {
    const entry = 12 + at * 16;
    const [checksum, offset, length] = [4, 8, 12].map((field) => font.readUInt32BE(entry + field));
    return { tag: font.toString('latin1', entry, entry + 4), checksum, bytes: font.subarray(offset, offset + length) };
  });
  // The sum of "head" is taken before the sum of the whole font is written into it.
  expect(tables.filter(({ tag, checksum, bytes }) => tag !== 'head' && sumOf(bytes) !== checksum).map(({ tag }) => tag)).toEqual([]);
  expect(tables.map(({ tag }) => tag)).toEqual(expect.arrayContaining(['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp']));
});

test('another kind of file is refused with what to do', () => {
  expect(() => unpackWoff(Buffer.from('wOF2 and more'))).toThrow('not in the WOFF format');
});
