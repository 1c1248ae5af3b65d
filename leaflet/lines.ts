/** Breaks runs of text into lines of a given width. No measuring of its own: that is the fonts' business. */
import type { Run } from './runs';

/** A stretch of one line that looks alike. */
export interface Piece extends Run {
  /** In points, from the beginning of the line. */
  readonly x: number;
  readonly width: number;
}

export type Line = readonly Piece[];

/** Width of a text in points at a size of one point. */
export type Measure = (text: string, isBold: boolean) => number;

export interface LineWishes {
  readonly measure: Measure;
  readonly size: number;
  readonly width: number;
}

type Word = readonly Run[];

/** What stands between two spaces, in as many parts as it changes its look. */
function wordsOf(runs: readonly Run[]): readonly Word[] {
  const words: Run[][] = [[]];
  for (const run of runs) {
    run.text.split(' ').forEach((text, at) => {
      if (at > 0) words.push([]);
      if (text !== '') words.at(-1)?.push({ ...run, text });
    });
  }
  return words.filter((word) => word.length > 0);
}

/** As many words as fit, joined by spaces. A word that is wider than a line, such as an address, is cut. */
export function linesOf(runs: readonly Run[], wishes: LineWishes): readonly Line[] {
  const lines: Word[][] = [];
  let used = 0;
  for (const word of wordsOf(runs).flatMap((whole) => cut(whole, wishes))) {
    const line = lines.at(-1);
    const before = line?.at(-1);
    const wider = used + widthOf([...(before === undefined ? [] : [spaceBetween(before, word)]), ...word], wishes);
    if (line !== undefined && wider <= wishes.width) line.push(word);
    else lines.push([word]);
    used = line !== undefined && wider <= wishes.width ? wider : widthOf(word, wishes);
  }
  return lines.map((words) => lineOf(words, wishes));
}

function widthOf(runs: readonly Run[], { measure, size }: LineWishes): number {
  return runs.reduce((sum, { text, isBold }) => sum + measure(text, isBold) * size, 0);
}

/** Into pieces that fill a line each; the last one may be followed by another word. */
function cut(word: Word, wishes: LineWishes): readonly Word[] {
  if (widthOf(word, wishes) <= wishes.width) return [word];
  const letters = word.flatMap((run) => [...run.text].map((text) => ({ ...run, text })));
  const parts: Run[][] = [[]];
  for (const letter of letters) {
    if (widthOf([...(parts.at(-1) ?? []), letter], wishes) > wishes.width) parts.push([]);
    parts.at(-1)?.push(letter);
  }
  return parts.map(joined);
}

function looksLike(one: Run, other: Run): boolean {
  return one.isBold === other.isBold && one.address === other.address && one.isHeading === other.isHeading;
}

/** Neighbours that look alike become one, so that a phone number is one link. */
function joined(parts: readonly Run[]): readonly Run[] {
  const runs: Run[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (last !== undefined && looksLike(last, part)) runs[runs.length - 1] = { ...last, text: last.text + part.text };
    else runs.push(part);
  }
  return runs;
}

function lineOf(words: readonly Word[], wishes: LineWishes): Line {
  const runs = joined(words.flatMap((word, at) => (at === 0 ? word : [spaceBetween(words[at - 1], word), ...word])));
  let x = 0;
  return runs.map((run) => {
    const piece = { ...run, x, width: widthOf([run], wishes) };
    x += piece.width;
    return piece;
  });
}

/** Part of a link or of bold words only where they go on behind it. */
function spaceBetween(before: Word, after: Word): Run {
  const [last, first] = [before.at(-1), after[0]];
  return last !== undefined && first !== undefined && looksLike(last, first) ? { ...first, text: ' ' } : { text: ' ', isBold: false };
}
