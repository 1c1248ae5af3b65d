/** Papers, and how large and how close together a sheet may be set. */

/** Points; 72 are an inch. */
export interface Paper {
  readonly width: number;
  readonly height: number;
}

export const papers = { Letter: { width: 612, height: 792 }, A4: { width: 595.28, height: 841.89 } } satisfies Readonly<Record<string, Paper>>;

/** How a sheet is set. All but size and margin are counted in sizes of the letters. */
export interface Setting {
  /** Points. */
  readonly size: number;
  /** Points, on all sides. Printers reach to about 12. */
  readonly margin: number;
  /** From line to line. */
  readonly leading: number;
  /** Before each answer. */
  readonly gap: number;
  /** Whether a heading has a line of its own, or the text begins right behind it. */
  readonly headings: 'above' | 'run in';
}

/** Largest first. 16 and more is large print (RNIB, Clear Print guidelines); 14 is the least that any of it is set in. */
export const settings: readonly Setting[] = [
  ...[18, 17.5, 17, 16.5, 16, 15.5, 15, 14.5, 14].map((size): Setting => ({ size, margin: 40, leading: 1.25, gap: 0.5, headings: 'above' })),
  { size: 14, margin: 30, leading: 1.2, gap: 0.35, headings: 'above' },
  { size: 14, margin: 28, leading: 1.2, gap: 0.35, headings: 'run in' },
  { size: 14, margin: 24, leading: 1.15, gap: 0.25, headings: 'run in' },
];

/** Of the letters of headings and small print, in sizes. */
export const scales = { title: 1.25, small: 0.75 };
/** Of the box with the numbers to call, in sizes. */
export const boxPadding = 0.5;
/** Before each of them. */
export const helpGap = 0.15;
/** Points a side: an inch and a bit, which phones read from two hands away. */
export const codeSide = 76;
