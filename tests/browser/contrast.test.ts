import { readFileSync } from 'node:fs';
import path from 'node:path';

const css = readFileSync(path.join(__dirname, '../../channels/widget/page/colours.css'), 'utf8');

/** The colours declared in one block, by name. */
function paletteIn(block: string): ReadonlyMap<string, string> {
  return new Map([...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name, colour]) => [name, colour]));
}

const [lightBlock = '', darkBlock = ''] = css.split('@media (prefers-color-scheme: dark)');
const light = paletteIn(lightBlock);
const palettes = { light, dark: new Map([...light, ...paletteIn(darkBlock)]) };

/** Relative luminance as WCAG 2.2 defines it, 0…1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((first, second) => second - first);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Ink and ground of everything that is read, as the style sheets pair them. */
const readTogether = [
  ['ink', 'ground'], ['ink', 'paper'], ['ink', 'danger-ground'], ['ink', 'caution-ground'],
  ['ink-soft', 'ground'], ['ink-soft', 'paper'], ['ink-soft', 'danger-ground'], ['ink-soft', 'caution-ground'],
  ['accent', 'paper'], ['accent', 'ground'], ['accent-strong', 'paper'], ['accent-strong', 'ground'],
  ['on-accent', 'accent'], ['on-accent', 'accent-strong'], ['own-ink', 'own'],
  ['link', 'paper'], ['link', 'danger-ground'], ['link', 'caution-ground'],
  ['normal-ink', 'normal'], ['watch-ink', 'watch'], ['call-ink', 'call'],
  ['on-danger', 'danger'], ['on-caution', 'caution'],
] as const;

/** Edges and rings that must be seen, but are not read. */
const seenTogether = [
  ['edge', 'paper'], ['edge', 'ground'], ['focus', 'paper'], ['focus', 'ground'], ['accent', 'ground'],
  ['danger', 'ground'], ['caution', 'ground'],
] as const;

describe.each(['light', 'dark'] as const)('in the %s colours', (scheme) => {
  const colour = (name: string): string => palettes[scheme].get(name) ?? `no colour ${name}`;

  test.each(readTogether)('%s on %s can be read (4.5 : 1)', (ink, ground) => {
    expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(seenTogether)('%s on %s can be seen (3 : 1)', (edge, ground) => {
    expect(contrast(colour(edge), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});
