/** Where everything stands on the sheet, and in the largest print in which it is still one page. */
import { linesOf, type Line, type Measure } from './lines';
import { ascent, descent } from './letters';
import { runsOf, type Run } from './runs';
import type { Sheet } from './sheet';

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

/** As PDF names them, LI is an item of a list; and a heading with its text right behind it. */
export type Tag = 'H1' | 'H2' | 'P' | 'LI' | 'H2 and P';

export interface LaidBlock {
  readonly tag: Tag;
  readonly size: number;
  readonly x: number;
  /** Where the letters of each line stand, from the top of the page. */
  readonly lines: readonly { readonly line: Line; readonly baseline: number }[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SheetLayout {
  readonly setting: Setting;
  readonly paper: Paper;
  readonly answers: readonly LaidBlock[];
  readonly help: readonly LaidBlock[];
  readonly helpBox: Box;
  readonly foot: readonly LaidBlock[];
  readonly codeBox?: Box;
  /** Where the last thing ends. */
  readonly bottom: number;
}

interface Block {
  readonly tag: Tag;
  readonly runs: readonly Run[];
  readonly scale: number;
  /** Space above, in sizes. */
  readonly before: number;
}

function block(tag: Tag, runs: readonly Run[], { scale = 1, before = 0 } = {}): Block {
  return { tag, runs, scale, before };
}

function bold(text: string): readonly Run[] {
  return [{ text, isBold: true }];
}

function answerBlocks({ title, answers }: Sheet, setting: Setting): readonly Block[] {
  return [block('H1', bold(title), { scale: scales.title }), ...answers.flatMap((answer) => answerBlock(answer, setting))];
}

function answerBlock({ title, short }: Sheet['answers'][number], { gap, headings }: Setting): readonly Block[] {
  const [first, ...others] = paragraphsOf(short);
  if (headings === 'above' || first === undefined) return [block('H2', bold(title), { before: gap }), ...paragraphsOf(short)];
  const heading: Run = { text: `${title}${runInSpace}`, isBold: true, isHeading: true };
  return [block('H2 and P', [heading, ...first.runs], { before: gap }), ...others];
}

/** Two that no line is broken at. */
const runInSpace = '\u00a0\u00a0';

function paragraphsOf(markdown: string): readonly Block[] {
  return markdown.split(/\n{2,}/).map((paragraph) => block('P', runsOf(paragraph)));
}

function helpBlocks({ help }: Sheet): readonly Block[] {
  return [block('H2', bold(help.title)), ...help.sentences.map((sentence) => block('LI', withBoldNumbers(runsOf(sentence)), { before: helpGap }))];
}

/** Found at a glance, in a hurry. */
function withBoldNumbers(runs: readonly Run[]): readonly Run[] {
  return runs.map((run) => ({ ...run, isBold: run.isBold || run.address !== undefined }));
}

function footBlocks({ chat, notes, smallPrint }: Sheet): readonly Block[] {
  return [
    ...(chat === undefined ? [] : [block('P', runsOf(chat.words))]),
    ...notes.map((note) => block('P', bold(note))),
    block('P', [{ text: smallPrint, isBold: false }], { scale: scales.small }),
  ];
}

interface Column {
  readonly measure: Measure;
  readonly setting: Setting;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** One below the other. */
function stacked(blocks: readonly Block[], { measure, setting: { size, leading }, x, y, width }: Column): { readonly laid: readonly LaidBlock[]; readonly bottom: number } {
  let top = y;
  const laid = blocks.map(({ tag, runs, scale, before }) => {
    const letters = size * scale;
    top += before * size;
    const lines = linesOf(runs, { measure, size: letters, width }).map((line, at) => ({ line, baseline: top + at * letters * leading + (letters * (leading + ascent - descent)) / 2 }));
    top += lines.length * letters * leading;
    return { tag, size: letters, x, lines };
  });
  return { laid, bottom: top };
}

export interface LayoutWishes {
  readonly measure: Measure;
  readonly paper: Paper;
  readonly setting: Setting;
}

export function layOut(sheet: Sheet, { measure, paper, setting }: LayoutWishes): SheetLayout {
  const { margin: x, size } = setting;
  const column = { measure, setting, x, y: x, width: paper.width - 2 * x };
  const padding = boxPadding * size;
  const answers = stacked(answerBlocks(sheet, setting), column);
  const helpTop = answers.bottom + padding;
  const help = stacked(helpBlocks(sheet), { ...column, x: x + padding, y: helpTop + padding, width: column.width - 2 * padding });
  const footTop = help.bottom + 2 * padding;
  const indent = sheet.chat === undefined ? 0 : codeSide + padding;
  const foot = stacked(footBlocks(sheet), { ...column, x: x + indent, y: footTop, width: column.width - indent });
  return {
    setting, paper, answers: answers.laid, help: help.laid, foot: foot.laid,
    helpBox: { x, y: helpTop, width: column.width, height: help.bottom + padding - helpTop },
    ...(sheet.chat === undefined ? {} : { codeBox: { x, y: footTop, width: codeSide, height: codeSide } }),
    bottom: Math.max(foot.bottom, sheet.chat === undefined ? 0 : footTop + codeSide),
  };
}

export interface FitWishes {
  readonly measure: Measure;
  readonly papers: readonly Paper[];
  /** Points that must stay free: a browser sets text a little differently. */
  readonly spare: number;
}

/** In the largest print that fits on each of the papers; undefined when even the smallest does not. */
export function fittingSetting(sheet: Sheet, { measure, papers: all, spare }: FitWishes): Setting | undefined {
  return settings.find((setting) => all.every((paper) => layOut(sheet, { measure, paper, setting }).bottom + spare <= paper.height - setting.margin));
}
