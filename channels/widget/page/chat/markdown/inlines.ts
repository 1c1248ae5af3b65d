/** Markdown inside a line: bold, emphasis, code, links. What is not understood, or not safe, stays the text it was. */
import { isSafeAddress } from './link';
import type { Inline } from './tree';

interface Found {
  readonly inline: Inline;
  /** Position after it. */
  readonly end: number;
}

/** Looks at one position. Undefined: no mark begins here after all. */
type Rule = (text: string, at: number, depth: number) => Found | undefined;

/** Characters looked ahead for the end of a mark. Keeps the time linear on hostile text; no sentence is longer. */
const reach = 2_000;
/** Marks within marks. Deeper ones stay text. */
const deepest = 6;

const escape: Rule = (text, at) => {
  const next = text.charAt(at + 1);
  return /[!-/:-@[-`{-~]/.test(next) ? { inline: { kind: 'text', text: next }, end: at + 2 } : undefined;
};

const code: Rule = (text, at) => {
  const close = text.indexOf('`', at + 1);
  if (close <= at + 1) return undefined;
  return { inline: { kind: 'code', text: text.slice(at + 1, close) }, end: close + 1 };
};

const entities = new Map([['&amp;', '&'], ['&lt;', '<'], ['&gt;', '>'], ['&quot;', '"'], ['&#39;', "'"], ['&nbsp;', '\u00a0']]);

const entity: Rule = (text, at) => {
  for (const [written, meant] of entities) {
    if (text.startsWith(written, at)) return { inline: { kind: 'text', text: meant }, end: at + written.length };
  }
  return undefined;
};

const lineBreak: Rule = (_text, at) => ({ inline: { kind: 'break' }, end: at + 1 });

/** Where the bracket that opens at `at` closes, brackets within counted. */
function closingBracket(text: string, at: number): number | undefined {
  const last = Math.min(text.length, at + reach);
  for (let position = at, open = 0; position < last; position += 1) {
    const character = text.charAt(position);
    if (character === '\\') position += 1;
    else if (character === '[') open += 1;
    else if (character === ']' && (open -= 1) === 0) return position;
  }
  return undefined;
}

interface Bracketed {
  readonly label: string;
  readonly address: string;
  readonly end: number;
}

/** `[label](address "title")`; the title is dropped, for nobody can read it on a phone. */
function bracketed(text: string, at: number): Bracketed | undefined {
  const close = closingBracket(text, at);
  if (close === undefined) return undefined;
  const target = /^\( *(?:<([^<>\n]*)>|((?:[^\s()]|\([^\s()]*\))*))(?: +(?:"[^"]*"|'[^']*'))? *\)/.exec(text.slice(close + 1, close + 1 + reach));
  if (target === null) return undefined;
  return { label: text.slice(at + 1, close), address: target[1] ?? target[2] ?? '', end: close + 1 + target[0].length };
}

const link: Rule = (text, at, depth) => {
  const found = bracketed(text, at);
  if (found === undefined) return undefined;
  const { label, address, end } = found;
  const isShown = isSafeAddress(address) && label.trim() !== '';
  if (!isShown) return { inline: { kind: 'text', text: text.slice(at, end) }, end };
  return { inline: { kind: 'link', address, inlines: withoutLinks(parseInlines(label, depth + 1)) }, end };
};

/** A picture would call another server, so it is shown as it was written. */
const picture: Rule = (text, at) => {
  const found = text.charAt(at + 1) === '[' ? bracketed(text, at + 1) : undefined;
  return found && { inline: { kind: 'text', text: text.slice(at, found.end) }, end: found.end };
};

const autolink: Rule = (text, at) => {
  const address = /^<([^<>\s]{1,500})>/.exec(text.slice(at, at + 502))?.[1] ?? '';
  if (!isSafeAddress(address)) return undefined;
  const label = address.replace(/^(tel|mailto):/i, '');
  return { inline: { kind: 'link', address, inlines: [{ kind: 'text', text: label }] }, end: at + address.length + 2 };
};

function isWordAt(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at));
}

/** Where `mark` closes what opened before `from`: after a word, never after a space, and `_` never within a word. */
function closingMark(text: string, mark: string, from: number): number | undefined {
  const character = mark.charAt(0);
  const last = Math.min(text.length - mark.length + 1, from + reach);
  for (let position = from; position < last; position += 1) {
    if (text.charAt(position) === '\\') position += 1;
    else if (text.charAt(position) === character) {
      let run = 1;
      while (text.charAt(position + run) === character) run += 1;
      const fits = run >= mark.length && (mark.length === 2 || run !== 2) && /\S/.test(text.charAt(position - 1));
      const end = position + run;
      if (fits && position > from && !(character === '_' && isWordAt(text, end))) return end - mark.length;
      position = end - 1;
    }
  }
  return undefined;
}

const emphasis: Rule = (text, at, depth) => {
  const character = text.charAt(at);
  if (character === '_' && at > 0 && isWordAt(text, at - 1)) return undefined;
  const mark = text.charAt(at + 1) === character ? character + character : character;
  const from = at + mark.length;
  if (!/\S/.test(text.charAt(from))) return undefined;
  const close = closingMark(text, mark, from);
  if (close === undefined) return undefined;
  const inlines = parseInlines(text.slice(from, close), depth + 1);
  return { inline: { kind: mark.length === 2 ? 'strong' : 'emphasis', inlines }, end: close + mark.length };
};

/** A link within a link cannot be followed. */
function withoutLinks(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.flatMap((inline) => {
    if (inline.kind === 'link') return withoutLinks(inline.inlines);
    return 'inlines' in inline ? [{ ...inline, inlines: withoutLinks(inline.inlines) }] : [inline];
  });
}

const rules = new Map<string, Rule>([
  ['\\', escape], ['`', code], ['&', entity], ['\n', lineBreak], ['[', link], ['!', picture], ['<', autolink], ['*', emphasis], ['_', emphasis],
]);

export function parseInlines(text: string, depth = 0): readonly Inline[] {
  const inlines: Inline[] = [];
  let plain = '';
  const endPlain = (): void => {
    if (plain !== '') inlines.push({ kind: 'text', text: plain });
    plain = '';
  };
  for (let at = 0; at < text.length;) {
    const character = text.charAt(at);
    const found = depth < deepest ? rules.get(character)?.(text, at, depth) : undefined;
    if (found === undefined || found.inline.kind === 'text') plain += found?.inline.kind === 'text' ? found.inline.text : character;
    else {
      endPlain();
      inlines.push(found.inline);
    }
    at = found?.end ?? at + 1;
  }
  endPlain();
  return inlines;
}
