/** Markdown line by line: paragraphs, lists, headings, quotes, code. The part of CommonMark that the bot writes, no more. */
import { parseInlines } from './inlines';
import type { Block } from './tree';

interface Found {
  readonly block: Block;
  /** Number of the line after it. */
  readonly end: number;
}

/** Undefined: this line begins no such block. */
type Rule = (lines: readonly string[], at: number, depth: number) => Found | undefined;

/** Lists within lists. Deeper ones are shown as text. */
const deepest = 4;

const bullet = /^( {0,3}[-*+])( +|$)/;
const number = /^( {0,3}(\d{1,9})[.)])( +|$)/;

function isBlank(line: string): boolean {
  return line.trim() === '';
}

const heading: Rule = (lines, at) => {
  const text = /^ {0,3}#{1,6} +(.+)$/.exec(lines[at])?.[1];
  return text === undefined ? undefined : { block: { kind: 'heading', inlines: parseInlines(text.trim()) }, end: at + 1 };
};

const rule: Rule = (lines, at) => {
  const marks = lines[at].replaceAll(' ', '');
  return /^(-{3,}|\*{3,}|_{3,})$/.test(marks) ? { block: { kind: 'rule' }, end: at + 1 } : undefined;
};

const fence: Rule = (lines, at) => {
  if (!/^ {0,3}```/.test(lines[at])) return undefined;
  const close = lines.findIndex((line, position) => position > at && /^ {0,3}``` *$/.test(line));
  const last = close === -1 ? lines.length : close;
  return { block: { kind: 'code', text: lines.slice(at + 1, last).join('\n') }, end: last + 1 };
};

const quote: Rule = (lines, at, depth) => {
  let end = at;
  while (end < lines.length && /^ {0,3}>/.test(lines[end])) end += 1;
  if (end === at || depth >= deepest) return undefined;
  const inner = lines.slice(at, end).map((line) => line.replace(/^ {0,3}> ?/, ''));
  return { block: { kind: 'quote', blocks: parseLines(inner, depth + 1) }, end };
};

/** The line after the last one of the list entry that begins at `at`: it ends where a line is no longer set in. */
function entryEnd(lines: readonly string[], at: number, indent: number): number {
  let end = at + 1;
  while (end < lines.length) {
    const line = lines[end];
    const isSetIn = line.startsWith(' '.repeat(indent));
    const goesOn = !isBlank(line) && !isBlank(lines[end - 1]) && !beginsBlock(lines, end);
    if (!isBlank(line) && !isSetIn && !goesOn) break;
    end += 1;
  }
  while (isBlank(lines[end - 1]) && end > at + 1) end -= 1;
  return end;
}

interface Entry {
  readonly blocks: readonly Block[];
  readonly end: number;
}

function readEntry(lines: readonly string[], at: number, { marker, depth }: { readonly marker: RegExp; readonly depth: number }): Entry | undefined {
  const [whole, mark] = marker.exec(lines[at] ?? '') ?? [];
  if (whole === undefined || mark === undefined) return undefined;
  const indent = mark.length + 1;
  const end = entryEnd(lines, at, indent);
  const inner = [lines[at].slice(whole.length), ...lines.slice(at + 1, end).map((line) => (line.startsWith(' '.repeat(indent)) ? line.slice(indent) : line.trimStart()))];
  return { blocks: parseLines(inner, depth + 1), end };
}

const list: Rule = (lines, at, depth) => {
  if (depth >= deepest) return undefined;
  const marker = [bullet, number].find((form) => form.test(lines[at]));
  if (marker === undefined) return undefined;
  const entries: (readonly Block[])[] = [];
  let end = at;
  for (let next = at; next < lines.length; next += 1) {
    if (isBlank(lines[next])) continue;
    const entry = rule(lines, next, depth) === undefined ? readEntry(lines, next, { marker, depth }) : undefined;
    if (entry === undefined) break;
    entries.push(entry.blocks);
    end = entry.end;
    next = end - 1;
  }
  const first = number.exec(lines[at])?.[2];
  return { block: { kind: 'list', ...(first === undefined ? {} : { start: Number(first) }), entries }, end };
};

/** A sentence that happens to wrap before "2." is no list; one that wraps before "1." or a bullet is. */
function beginsBlock(lines: readonly string[], at: number): boolean {
  const line = lines[at];
  return /^ {0,3}(#{1,6} +\S|>|```|[-*+] +\S|\d{1,9}[.)] +\S)/.test(line) || rule(lines, at, 0) !== undefined;
}

function interruptsParagraph(lines: readonly string[], at: number): boolean {
  const first = number.exec(lines[at])?.[2];
  return beginsBlock(lines, at) && (first === undefined || first === '1');
}

const paragraph = (lines: readonly string[], at: number): Found => {
  let end = at + 1;
  while (end < lines.length && !isBlank(lines[end]) && !interruptsParagraph(lines, end)) end += 1;
  const text = lines.slice(at, end).map((line) => line.trimStart().replace(/( {2}|\\)$/, '\n')).join(' ').replaceAll('\n ', '\n').trim();
  return { block: { kind: 'paragraph', inlines: parseInlines(text) }, end };
};

const rules: readonly Rule[] = [fence, heading, rule, quote, list];

function blockAt(lines: readonly string[], at: number, depth: number): Found {
  for (const read of rules) {
    const found = read(lines, at, depth);
    if (found !== undefined) return found;
  }
  return paragraph(lines, at);
}

function parseLines(lines: readonly string[], depth: number): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    if (isBlank(lines[at])) {
      at += 1;
      continue;
    }
    const { block, end } = blockAt(lines, at, depth);
    blocks.push(block);
    at = end;
  }
  return blocks;
}

export function parseMarkdown(text: string): readonly Block[] {
  return parseLines(text.replace(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n'), 0);
}
