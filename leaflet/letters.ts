/** Which letters the sheet is set in: Atkinson Hyperlegible, made by the Braille Institute for readers with low vision; open licence. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unpackWoff } from './woff';

export type Weight = 'regular' | 'bold';

/** The font comes in two files a weight: Western letters, and those of Central and Eastern Europe. */
export type Alphabet = 'latin' | 'latin-ext';

const figures: Readonly<Record<Weight, number>> = { regular: 400, bold: 700 };
const find = createRequire(__filename).resolve;

const read = new Map<string, Buffer>();

/** The font, read once and then kept: some 25 KB each. */
export function lettersOf(weight: Weight, alphabet: Alphabet): Buffer {
  const name = `@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-${alphabet}-${figures[weight]}-normal.woff`;
  const font = read.get(name) ?? unpackWoff(readFileSync(find(name)));
  read.set(name, font);
  return font;
}

/** What latin-ext has; as the package's unicode.json tells it, without what both have. */
const extended = /[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u02bd-\u02c5\u02c7-\u02cc\u02ce-\u02d7\u02dd-\u02ff\u1e00-\u1e9f\u1ef2-\u1eff\u2020\u20a0-\u20ab\u20ad-\u20c0\u2113]+/;

/** A text in stretches that one file each can show. What neither has stays with the first, which shows an empty box for it. */
export function byAlphabet(text: string): readonly { readonly text: string; readonly alphabet: Alphabet }[] {
  if (!extended.test(text)) return [{ text, alphabet: 'latin' }];
  return text.split(new RegExp(`(${extended.source})`)).filter((part) => part !== '').map((part) => ({ text: part, alphabet: extended.test(part) ? 'latin-ext' : 'latin' }));
}

/** Above and below the line on which letters stand, in sizes; from the font. */
export const ascent = 0.95;
export const descent = 0.29;
