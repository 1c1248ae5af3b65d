/** What Teams wants of the two icons, which no schema looks at (learn.microsoft.com, "Teams app icon for Teams Store and app bar"). */
import { PNG, type Image } from 'pngjs';

interface Pixel {
  readonly x: number;
  readonly y: number;
  readonly colour: string;
  /** 0 is clear, 255 covers. */
  readonly cover: number;
}

interface Rules {
  readonly side: number;
  /** Pixels on each side that the drawing leaves free. */
  readonly margin: number;
  readonly problemsOf: (pixels: readonly Pixel[], isOutside: (pixel: Pixel) => boolean) => readonly string[];
}

/** The whole square is painted, for Teams rounds it; the drawing stays in the middle 120 × 120. */
const colour: Rules = {
  side: 192,
  margin: (192 - 120) / 2,
  problemsOf: (pixels, isOutside) => [
    ...(pixels.every(({ cover }) => cover === 255) ? [] : ['has clear pixels: paint the whole square, Teams rounds the corners itself']),
    ...(pixels.every((pixel) => !isOutside(pixel) || pixel.colour === pixels[0]?.colour) ? [] : ['has something outside the middle 120 × 120: draw smaller, on one plain colour']),
  ],
};

/** Teams wants white on nothing and names no margin; two pixels are ours, so that nothing touches the edge. */
const outline: Rules = {
  side: 32,
  margin: 2,
  problemsOf: (pixels, isOutside) => {
    const seen = pixels.filter(({ cover }) => cover > 0);
    return [
      ...(seen.length > 0 ? [] : ['is empty: draw white lines']),
      ...(seen.every(({ colour: painted }) => painted === '255,255,255') ? [] : ['has another colour than white: Teams paints the rest']),
      ...(seen.some(isOutside) ? ['touches the edge: leave two pixels free on every side'] : []),
      ...(seen.length < pixels.length / 2 ? [] : ['is more filled than clear: draw lines, not areas']),
    ];
  },
};

function pixelsOf({ width, height, data }: Image): readonly Pixel[] {
  return Array.from({ length: width * height }, (_, at) => {
    const [red, green, blue, cover = 0] = data.subarray(4 * at, 4 * at + 4);
    return { x: at % width, y: Math.floor(at / width), colour: `${red},${green},${blue}`, cover };
  });
}

function read(bytes: Uint8Array): Image | undefined {
  try {
    return PNG.sync.read(Buffer.from(bytes));
  } catch {
    return undefined;
  }
}

function iconProblems(bytes: Uint8Array, { side, margin, problemsOf }: Rules): readonly string[] {
  const image = read(bytes);
  if (image === undefined) return ['is no PNG'];
  if (image.width !== side || image.height !== side) return [`is ${image.width} × ${image.height} pixels, not ${side} × ${side}`];
  const isInside = (place: number): boolean => place >= margin && place < side - margin;
  return problemsOf(pixelsOf(image), ({ x, y }) => !(isInside(x) && isInside(y)));
}

export const colourIconProblems = (bytes: Uint8Array): readonly string[] => iconProblems(bytes, colour);
export const outlineIconProblems = (bytes: Uint8Array): readonly string[] => iconProblems(bytes, outline);
