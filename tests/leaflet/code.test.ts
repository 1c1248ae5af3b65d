import { correction, generate } from 'lean-qr';
import { codeOf, outlineOf, whiteEdge } from '../../leaflet/code';

const address = 'https://feeding.example.org/chat';

test('the stretches cover exactly the dark modules of the code', () => {
  const bitmap = generate(address, { minCorrectionLevel: correction.M });
  const { side, stretches } = codeOf(address);
  const covered = new Set(stretches.flatMap(({ x, y, length }) => Array.from({ length }, (_module, at) => `${x + at} ${y}`)));
  const dark = Array.from({ length: bitmap.size ** 2 }, (_module, at) => ({ x: at % bitmap.size, y: Math.floor(at / bitmap.size) })).filter(({ x, y }) => bitmap.get(x, y)).map(({ x, y }) => `${x} ${y}`);
  expect([side, [...covered].sort()]).toEqual([bitmap.size + 2 * whiteEdge, dark.sort()]);
});

test('its outline is one closed figure for each stretch', () => {
  const code = codeOf(address);
  expect(outlineOf(code).match(/M\d+ \d+h\d+v1h-\d+z/g)?.length).toBe(code.stretches.length);
});
