import { readFileSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '../../assistant/learning/random';
import { contrast, leastContrast, mixed, readable, readableShade, readColour, type Colour } from '../../colour/colour';
import { chosenTheme, schemes, themeOf, type Scheme, type Theme } from '../../colour/theme';

const bothSchemes = ['light', 'dark'] as const;

/** The same on every machine. */
function randomColours(count: number): readonly Colour[] {
  const random = seededRandom(20261201);
  return Array.from({ length: count }, () => `#${Math.floor(random() * 0x1000000).toString(16).padStart(6, '0')}` as const);
}

/** Degrees; undefined for a colour so near to grey that rounding to whole numbers turns its hue. */
function hue(colour: Colour): number | undefined {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const [most, range] = [Math.max(red, green, blue), Math.max(red, green, blue) - Math.min(red, green, blue)];
  if (range < 40) return undefined;
  const sector = most === red ? (green - blue) / range : most === green ? 2 + (blue - red) / range : 4 + (red - green) / range;
  return (sector * 60 + 360) % 360;
}

describe('a colour', () => {
  test.each([['#0b6466', '#0b6466'], ['0B6466', '#0b6466']])('%s is read', (text, colour) => expect(readColour(text)).toBe(colour));
  test.each(['', '#0b6', '#0b64667f', '0b646g', 'red', '#0b6466;}', ' #0b6466', '#0b6466\n'])('%j is none', (text) => expect(readColour(text)).toBeUndefined());

  test.each([['#000000', '#ffffff', 21], ['#ffffff', '#ffffff', 1], ['#767676', '#ffffff', 4.54], ['#ffffff', '#777777', 4.48]] as const)('%s with %s has the contrast %f that WCAG gives', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
  });
});

describe('the readable shade', () => {
  test('of a colour that can be read is that colour', () => {
    expect(readableShade('#0b6466', schemes.light.grounds, '#000000')).toBe('#0b6466');
  });

  test.each(bothSchemes)('can be read on the %s pages, is the nearest that can, and keeps the hue', (scheme) => {
    const { grounds, ink } = schemes[scheme];
    for (const colour of randomColours(2_000)) {
      const shade = readableShade(colour, grounds, ink);
      expect(leastContrast(shade, grounds)).toBeGreaterThanOrEqual(readable);
      // One step back, of the 255 there are, is either the colour itself or too faint.
      if (shade !== colour) expect(leastContrast(stepBack(colour, shade, ink), grounds)).toBeLessThan(readable);
      expectSameHue(colour, shade);
    }
  });

  function stepBack(colour: Colour, shade: Colour, ink: Colour): Colour {
    const steps = Array.from({ length: 255 }, (_none, step) => mixed(colour, ink, step / 255));
    return steps[steps.indexOf(shade) - 1] ?? colour;
  }

  function expectSameHue(colour: Colour, shade: Colour): void {
    const [before, after] = [hue(colour), hue(shade)];
    if (before === undefined || after === undefined) return;
    const apart = Math.abs(before - after);
    expect(Math.min(apart, 360 - apart)).toBeLessThan(3);
  }
});

/** Ink and ground of every pair that the style sheets make with the accent; the grounds are those of the scheme. */
function pairs(theme: Theme, scheme: Scheme): readonly (readonly [Colour, Colour])[] {
  const onGrounds = schemes[scheme].grounds.flatMap((ground) => [[theme.accent, ground], [theme['accent-strong'], ground]] as const);
  return [...onGrounds, [theme['on-accent'], theme.accent], [theme['on-accent'], theme['accent-strong']], [theme['own-ink'], theme.own]];
}

describe.each(bothSchemes)('the %s theme', (scheme) => {
  test('can be read whatever the accent, and leaves an accent alone that could be read before', () => {
    const colours = [...randomColours(2_000), '#000000', '#ffffff', '#ffff00', '#0000ff'] as const;
    for (const colour of colours) {
      const theme = themeOf(colour, scheme);
      expect(Math.min(...pairs(theme, scheme).map(([ink, ground]) => contrast(ink, ground)))).toBeGreaterThanOrEqual(readable);
      if (leastContrast(colour, schemes[scheme].grounds) >= readable) expect(theme.accent).toBe(colour);
    }
  });

  test('is reckoned with the colours that colours.css has', () => {
    const [light = '', dark = ''] = readFileSync(path.join(__dirname, '../../channels/widget/page/colours.css'), 'utf8').split('@media (prefers-color-scheme: dark)');
    const written = (name: string): string | undefined => new RegExp(`--${name}: (#\\w+);`).exec(scheme === 'light' ? light : dark)?.[1];
    expect([...schemes[scheme].grounds, schemes[scheme].accent]).toEqual([written('ground'), written('paper'), written('accent')]);
  });
});

test('without a dark accent the dark theme is made from the light one; without any, nothing is', () => {
  expect(chosenTheme({ accent: '#7a1fa2' }, 'dark')).toEqual(themeOf('#7a1fa2', 'dark'));
  expect(chosenTheme({ accent: '#7a1fa2', accentDark: '#ddaaff' }, 'dark')?.accent).toBe('#ddaaff');
  expect(chosenTheme({ accentDark: '#ddaaff' }, 'light')).toBeUndefined();
  expect(chosenTheme({}, 'dark')).toBeUndefined();
});
