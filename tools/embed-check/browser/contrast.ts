/** Contrast as WCAG 2.2 defines it. */
import type { Colour } from './observation';

/** WCAG 2.2, 1.4.3: text. */
export const leastForText = 4.5;
/** WCAG 2.2, 1.4.11: the edge of a control. */
export const leastForShape = 3;

/** Relative luminance, 0…1, of bytes. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((byte) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 1…21. */
export function contrast(one: Colour, other: Colour): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((first, second) => second - first);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The nearest colour of the same tint, darker or lighter, that reaches the contrast with the other; as hex. */
export function mended(colour: Colour, other: Colour, least: number): string {
  const towards = luminance(other) > 0.18 ? 0 : 255;
  const steps = Array.from({ length: 101 }, (_, step): Colour => [mixed(colour[0], towards, step), mixed(colour[1], towards, step), mixed(colour[2], towards, step), 255]);
  return hexOf(steps.find((candidate) => contrast(candidate, other) >= least) ?? [towards, towards, towards, 255]);
}

function mixed(byte: number, towards: number, percent: number): number {
  return Math.round(byte + ((towards - byte) * percent) / 100);
}

export function hexOf([red, green, blue]: Colour): string {
  return `#${[red, green, blue].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
