/** Where everything stands on the sheet, and in the largest print in which it is still one page. */
import { linesOf, type Line, type Measure } from './lines';
import { ascent, descent } from './letters';
import type { Sheet } from './sheet';
import { answerBlocks, footBlocks, helpBlocks, type Block, type Tag } from './sheet-blocks';
import { boxPadding, codeSide, settings, type Paper, type Setting } from './sheet-settings';

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
