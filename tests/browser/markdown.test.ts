import { parseMarkdown } from '../../channels/widget/page/chat/markdown/blocks';
import type { Block, Inline } from '../../channels/widget/page/chat/markdown/tree';
import { quickest } from '../quickest';

function inlineOutline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'break':
      return '⏎';
    case 'code':
      return `code(${inline.text})`;
    case 'link':
      return `link(${inline.address}: ${outlineOf(inline.inlines)})`;
    case 'strong':
    case 'emphasis':
      return `${inline.kind}(${outlineOf(inline.inlines)})`;
  }
}

function outlineOf(inlines: readonly Inline[]): string {
  return inlines.map(inlineOutline).join('');
}

function blockOutline(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return outlineOf(block.inlines);
    case 'heading':
      return `heading(${outlineOf(block.inlines)})`;
    case 'quote':
      return `quote(${block.blocks.map(blockOutline).join(' | ')})`;
    case 'list':
      return `${block.start === undefined ? 'list' : `list ${block.start}`}(${block.entries.map((entry) => entry.map(blockOutline).join(' + ')).join(' | ')})`;
    case 'code':
      return `code(${block.text})`;
    case 'rule':
      return 'rule';
  }
}

/** The tree in one line, so that a table can hold it. */
function outline(markdown: string): string {
  return parseMarkdown(markdown).map(blockOutline).join(' / ');
}

describe('what the bot writes is understood', () => {
  test.each([
    ['One.\n\nTwo.', 'One. / Two.'],
    ['A line\nthat wraps.', 'A line that wraps.'],
    ['A line  \nthat breaks.', 'A line⏎that breaks.'],
    ['**Save** every __drop__.', 'strong(Save) every strong(drop).'],
    ['*slowly*, _gently_', 'emphasis(slowly), emphasis(gently)'],
    ['***both***', 'strong(emphasis(both))'],
    ['**a *b* c**', 'strong(a emphasis(b) c)'],
    ['*a **b** c*', 'emphasis(a strong(b) c)'],
    ['`code`', 'code(code)'],
    ['# Title', 'heading(Title)'],
    ['## What you can do\n1. Warm\n2. Press', 'heading(What you can do) / list 1(Warm | Press)'],
    ['- a\n- b\n\nAfter', 'list(a | b) / After'],
    ['* a\n* b', 'list(a | b)'],
    ['- a\n\n- b', 'list(a | b)'],
    ['1) a\n2) b', 'list 1(a | b)'],
    ['3. c\n4. d', 'list 3(c | d)'],
    ['- a\n  - b\n  - c\n- d', 'list(a + list(b | c) | d)'],
    ['1. a\n   more of a\n2. b', 'list 1(a more of a | b)'],
    ['- a\n\n  second\n- b', 'list(a + second | b)'],
    ['Do this:\n- a\n- b', 'Do this: / list(a | b)'],
    ['It weighs about\n2. That is all.', 'It weighs about 2. That is all.'],
    ['> said\n> before', 'quote(said before)'],
    ['a\n\n---\n\nb', 'a / rule / b'],
    ['```\nx < y\n```', 'code(x < y)'],
    ['Call [911](tel:911) now.', 'Call link(tel:911: 911) now.'],
    ['[HealthLink](https://example.org/a_(b)?c=1&d=2 "title")', 'link(https://example.org/a_(b)?c=1&d=2: HealthLink)'],
    ['[**bold** name](https://example.org)', 'link(https://example.org: strong(bold) name)'],
    ['<https://example.org>', 'link(https://example.org: https://example.org)'],
    ['<mailto:a@example.org>', 'link(mailto:a@example.org: a@example.org)'],
    ['Tom &amp; Jo &lt;3', 'Tom & Jo <3'],
  ])('%j becomes %j', (markdown, expected) => {
    expect(outline(markdown)).toBe(expected);
  });
});

describe('what is no mark stays as it was written', () => {
  test.each([
    '2 * 3 * 4',
    'a_snake_case_word',
    '**never closed',
    '** spaced **',
    '[brackets] (apart)',
    '[open',
    'a * b',
    '`',
    '5 < 6 & 7 > 6',
    '38 °C!',
    '#hashtag',
    '-5 degrees',
    '12.5 ml',
  ])('%j', (text) => {
    expect(outline(text)).toBe(text);
  });

  test('a backslash keeps a mark from being one', () => {
    expect(outline('\\*not\\* \\[a\\](https://example.org)')).toBe('*not* [a](https://example.org)');
  });
});

describe('what could harm is shown as text', () => {
  test.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,hello)',
    '[x](vbscript:x)',
    '[x](//example.org)',
    '[x](/chat)',
    '[x](relative)',
    '[x](<java script:alert(1)>)',
    '[x](https://example.org\u200b.evil.test)',
    '[ ](https://example.org)',
    '![](http://example.org/x.png)',
    '![alt](https://example.org/x.png)',
    '![alt](javascript:alert(1))',
    '<javascript:alert(1)>',
  ])('%j', (text) => {
    expect(outline(text)).toBe(text);
  });

  test('a picture inside a link stays text, and the link stays a link', () => {
    expect(outline('[![alt](http://example.org/x.png)](https://example.org)')).toBe('link(https://example.org: ![alt](http://example.org/x.png))');
  });

  test('a link inside a link is no link', () => {
    expect(outline('[a [b](https://b.test) c](https://a.test)')).toBe('link(https://a.test: a b c)');
  });
});

describe('hostile text takes no longer than a friendly one', () => {
  test.each([
    ['open brackets', '['],
    ['open links', '[a]('],
    ['stars', '*'],
    ['stars and letters', '*a '],
    ['double stars', '**a '],
    ['underscores', ' _a'],
    ['ticks', '`a'],
    ['pictures', '![a]('],
    ['angle brackets', '<'],
    ['ampersands', '&'],
    ['backslashes', '\\'],
    ['quotes', '> '],
    ['bullets', '- '],
    ['indented bullets', '  - a\n'],
    ['numbers', '1. a\n'],
    ['fences', '```\n'],
    ['spaces', ' '],
    ['new lines', '\n'],
    ['rules', '- - '],
    ['nested marks', '**_a'],
  ])('20,000 characters of %s', (_name, piece) => {
    const text = piece.repeat(Math.ceil(20_000 / piece.length));
    expect(quickest(() => parseMarkdown(text))).toBeLessThan(1_500);
  });
});
