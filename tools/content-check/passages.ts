/** One paragraph or list item of a Markdown body: what a sentence cannot reach beyond. */
export interface Passage {
  /** Line of the file on which it begins; 1 is the first. */
  readonly line: number;
  /** The heading above it; empty for the short answer. In a guided check: which part says it. */
  readonly section: string;
  /** A label is a button, or the words in place of a picture. */
  readonly kind: 'paragraph' | 'item' | 'label';
  /** Markdown without the list mark. */
  readonly text: string;
}

const listMark = /^\s*(?:[-*]|\d+\.)\s+/;

/** The body of a content file, front matter left out. Lines that an editor wrapped by hand are one passage. */
export function passagesOf(text: string): Passage[] {
  const lines = text.replace(/\r/g, '').split('\n');
  const passages: Passage[] = [];
  let section = '';
  let open: Passage | undefined;
  lines.forEach((line, index) => {
    if (index < bodyStart(lines)) return;
    const heading = /^#+\s+(.*)$/.exec(line);
    if (heading) section = heading[1].trim();
    const isBreak = heading !== null || line.trim() === '';
    const begins = listMark.test(line) || !open;
    if (open && (isBreak || begins)) passages.push(open);
    if (isBreak) open = undefined;
    else if (begins) open = { line: index + 1, section, kind: listMark.test(line) ? 'item' : 'paragraph', text: line.replace(listMark, '').trim() };
    else if (open) open = { ...open, text: `${open.text} ${line.trim()}` };
  });
  return open ? [...passages, open] : passages;
}

/** Index of the first line below the front matter. */
function bodyStart(lines: readonly string[]): number {
  return lines[0] === '---' ? lines.indexOf('---', 1) + 1 : 0;
}
