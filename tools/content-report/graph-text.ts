import { withoutMarks } from '../content-check/sentences';

export interface LabelText {
  readonly text: string;
  readonly style: 'plain' | 'bold' | 'italic';
}

const tags: Readonly<Record<LabelText['style'], readonly [string, string]>> = { plain: ['', ''], bold: ['<b>', '</b>'], italic: ['<i>', '</i>'] };
/** To the left: a reader's font of another width then leaves the lines in their place. */
const lineEnd = '<br align="left"/>';

/** A label in Graphviz's own HTML, one text under the other, in lines of so many characters: a drawing has no width to wrap in. */
export function labelOf(texts: readonly LabelText[], width: number, lineStart = ''): { html: string } {
  return { html: texts.flatMap(({ text, style }) => wrapped(withoutMarks(text), width).map((line) => `${tags[style][0]}${lineStart}${escaped(line)}${tags[style][1]}${lineEnd}`)).join('') };
}

/** Keeps the words off the arrow that they stand beside. */
export const space = '&#160;';

/** A word longer than a line has a line to itself. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A backslash has a meaning to Graphviz also when it is written as an entity; doubled, it is one. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`).replace(/\\/g, '\\\\');
}
