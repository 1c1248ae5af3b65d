/** A laid-out block as what a screen reader hears in one go: plain text, or a link. */
import type { Piece } from './lines';
import type { LaidBlock } from './sheet-layout';

export interface Placed {
  readonly piece: Piece;
  /** From the top of the page. */
  readonly baseline: number;
  /** What stands behind it: a space where the sentence goes on in the next line, for whoever copies the text or hears it read. */
  readonly end: string;
}

/** Neighbours with the same address, also across lines: one link each, and one stretch of plain text each. */
export function stretchesOf({ lines }: LaidBlock): readonly (readonly Placed[])[] {
  const placed = lines.flatMap(({ line, baseline }, at) => line.map((piece, index) => ({ piece, baseline, end: index === line.length - 1 && at < lines.length - 1 ? ' ' : '' })));
  const stretches: Placed[][] = [];
  for (const one of placed) {
    const last = stretches.at(-1);
    if (last !== undefined && last[0]?.piece.address === one.piece.address) last.push(one);
    else stretches.push([one]);
  }
  return stretches;
}
