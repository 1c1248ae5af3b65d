/** The button's colours: the host's own accent, if it set one, and whichever of white and black is read more easily on it. */

/** Relative luminance as WCAG 2.2 defines it, 0…1. */
function luminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Above this luminance black has the higher contrast: where (1.05 / (l + 0.05)) equals ((l + 0.05) / 0.05). */
const blackIsReadBetter = 0.179;

export interface Accent {
  /** Six hex digits, for the chat in the frame. */
  readonly hex: string;
  readonly ink: string;
}

/** @param computed as browsers write a computed colour, `rgb(11, 100, 102)`; undefined when it is something else */
export function readAccent(computed: string): Accent | undefined {
  const channels = (/^rgb\((\d+), (\d+), (\d+)\)$/.exec(computed) ?? []).slice(1).map(Number);
  if (channels.length < 3) return undefined;
  return { hex: channels.map((value) => value.toString(16).padStart(2, '0')).join(''), ink: luminance(channels) > blackIsReadBetter ? '#000' : '#fff' };
}
