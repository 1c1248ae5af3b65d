/** What Teams wants of its two icons. The first of each table is the icon that is shipped. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { colourIconProblems, outlineIconProblems } from '../../tools/teams-package/icon-rules';
import { teamsFolder } from '../../tools/teams-package/package-file';

const shipped = (name: string): Buffer => readFileSync(join(teamsFolder, name));

interface Paint {
  readonly at: (x: number, y: number) => boolean;
  readonly with: readonly [number, number, number, number];
}

/** The icon with some pixels painted over. */
function painted(name: string, { at, with: colour }: Paint): Buffer {
  const image = PNG.sync.read(shipped(name));
  for (let y = 0; y < image.height; y += 1) {
    for (let x = 0; x < image.width; x += 1) if (at(x, y)) image.data.set(colour, 4 * (y * image.width + x));
  }
  return PNG.sync.write(image, { colorType: 6 });
}

function plain(side: number, cover: number): Buffer {
  return PNG.sync.write({ width: side, height: side, data: Buffer.alloc(4 * side * side, cover) });
}

test.each<[string, Buffer, readonly string[]]>([
  ['the shipped one', shipped('color.png'), []],
  ['a rounded corner', painted('color.png', { at: (x, y) => x + y < 10, with: [0, 0, 0, 0] }), ['has clear pixels', 'has something outside the middle 120 × 120']],
  ['a drawing near the edge', painted('color.png', { at: (x, y) => x === 30 && y === 96, with: [255, 255, 255, 255] }), ['has something outside the middle 120 × 120']],
  ['a drawing at the border of the middle', painted('color.png', { at: (x, y) => x === 36 && y === 155, with: [255, 255, 255, 255] }), []],
  ['the small icon', shipped('outline.png'), ['is 32 × 32 pixels, not 192 × 192']],
  ['the drawing it is made from', shipped('color.svg'), ['is no PNG']],
])('the coloured icon: %s', (_which, icon, problems) => {
  expect(colourIconProblems(icon)).toEqual(problems.map((problem) => expect.stringContaining(problem) as unknown));
});

test.each<[string, Buffer, readonly string[]]>([
  ['the shipped one', shipped('outline.png'), []],
  ['a grey pixel', painted('outline.png', { at: (x, y) => x === 16 && y === 16, with: [200, 200, 200, 255] }), ['has another colour than white']],
  ['a line at the edge', painted('outline.png', { at: (x) => x === 1, with: [255, 255, 255, 255] }), ['touches the edge']],
  ['a filled square', painted('outline.png', { at: (x, y) => Math.min(x, y) > 2 && Math.max(x, y) < 29, with: [255, 255, 255, 255] }), ['is more filled than clear']],
  ['nothing', plain(32, 0), ['is empty']],
  ['the large icon', shipped('color.png'), ['is 192 × 192 pixels, not 32 × 32']],
])('the outline: %s', (_which, icon, problems) => {
  expect(outlineIconProblems(icon)).toEqual(problems.map((problem) => expect.stringContaining(problem) as unknown));
});
