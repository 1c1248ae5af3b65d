/** The QR code to the chat, as dark stretches: a page draws them as an outline, a PDF as rectangles. */
import { correction, generate } from 'lean-qr';

/** In modules, from the upper left corner of the code without its white edge. */
export interface Stretch {
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

export interface Code {
  /** Modules a side, white edge included. */
  readonly side: number;
  readonly stretches: readonly Stretch[];
}

/** Modules of white around it; scanners need them to find it. */
export const whiteEdge = 4;

/** Level M: an eighth of it may be lost to a fold or a stain. */
export function codeOf(text: string): Code {
  const bitmap = generate(text, { minCorrectionLevel: correction.M });
  const rows = Array.from({ length: bitmap.size }, (_row, y) => stretchesOf(bitmap.size, (x) => bitmap.get(x, y)).map((stretch) => ({ ...stretch, y })));
  return { side: bitmap.size + 2 * whiteEdge, stretches: rows.flat() };
}

function stretchesOf(size: number, isDark: (x: number) => boolean): { readonly x: number; readonly length: number }[] {
  const found: { x: number; length: number }[] = [];
  for (let x = 0; x < size; x++) {
    const last = found.at(-1);
    if (!isDark(x)) continue;
    if (last !== undefined && last.x + last.length === x) last.length++;
    else found.push({ x, length: 1 });
  }
  return found;
}

/** For the `d` of a path in a viewBox that begins at `-whiteEdge`. */
export function outlineOf({ stretches }: Code): string {
  return stretches.map(({ x, y, length }) => `M${x} ${y}h${length}v1h-${length}z`).join('');
}
