/** Colours as six hex digits, and how well one is read on another. No DOM and no imports: the server, the content check and the page all stand on it. */
export type Colour = `#${string}`;

/** Least contrast of text with its ground: WCAG 2.2, success criterion 1.4.3. */
export const readable = 4.5;

/** @param text six hex digits, with or without the sign before them */
export function readColour(text: string): Colour | undefined {
  const digits = /^#?([\da-f]{6})$/i.exec(text)?.[1];
  return digits === undefined ? undefined : `#${digits.toLowerCase()}`;
}

/** Red, green and blue, 0…255. */
function channelsOf(colour: Colour): readonly number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

/** Relative luminance as WCAG 2.2 defines it, 0…1. */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 1…21, in either order. */
export function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((first, second) => first - second);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The least contrast with any of the grounds. */
export function leastContrast(colour: Colour, grounds: readonly Colour[]): number {
  return Math.min(...grounds.map((ground) => contrast(colour, ground)));
}

/** @param share 0…1 of the other colour. Mixed with black or white, a colour keeps its hue. */
export function mixed(colour: Colour, other: Colour, share: number): Colour {
  const others = channelsOf(other);
  const digits = channelsOf(colour).map((value, at) => Math.round(value + (others[at] - value) * share).toString(16).padStart(2, '0'));
  return `#${digits.join('')}`;
}

/**
 * The nearest shade of the same hue that can be read on all of the grounds; the colour itself when it can.
 * @param ink black for light grounds, white for dark ones
 */
export function readableShade(colour: Colour, grounds: readonly Colour[], ink: Colour): Colour {
  // 255 steps are as fine as a channel is; the last one is the ink itself.
  for (let step = 0; step < 255; step++) {
    const shade = mixed(colour, ink, step / 255);
    if (leastContrast(shade, grounds) >= readable) return shade;
  }
  return ink;
}
