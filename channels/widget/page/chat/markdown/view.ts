/** Shows a Markdown tree as elements. */
import { element } from '../elements';
import { icon } from '../icon';
import { linkKind } from './link';
import { parseMarkdown } from './blocks';
import type { Block, Inline } from './tree';

export function link(address: string, label: readonly Node[]): HTMLElement {
  const attributes = { href: address };
  switch (linkKind(address)) {
    // A number opens the phone's dialler; a new tab for it would stay behind, empty.
    case 'phone':
      return element('a', { className: 'phone', attributes }, icon('phone'), ...label);
    case 'mail':
      return element('a', { attributes }, ...label);
    case 'web':
      return element('a', { attributes: { ...attributes, target: '_blank', rel: 'noopener noreferrer' } }, ...label);
  }
}

function inlineNode(inline: Inline): Node {
  switch (inline.kind) {
    case 'text':
      return document.createTextNode(inline.text);
    case 'break':
      return element('br');
    case 'code':
      return element('code', {}, inline.text);
    case 'strong':
      return element('strong', {}, ...inline.inlines.map(inlineNode));
    case 'emphasis':
      return element('em', {}, ...inline.inlines.map(inlineNode));
    case 'link':
      return link(inline.address, inline.inlines.map(inlineNode));
  }
}

/** A list entry's paragraphs stand without <p>, so that short entries stay close together. */
function entryNodes(blocks: readonly Block[]): readonly Node[] {
  const [first, ...others] = blocks;
  if (first?.kind !== 'paragraph') return blocks.map(blockNode);
  return [...first.inlines.map(inlineNode), ...others.map(blockNode)];
}

function list({ start, entries }: Extract<Block, { kind: 'list' }>): HTMLElement {
  const items = entries.map((blocks) => element('li', {}, ...entryNodes(blocks)));
  if (start === undefined) return element('ul', {}, ...items);
  return element('ol', { attributes: start === 1 ? {} : { start: String(start) } }, ...items);
}

/** A paragraph that is all emphasis stands beside the matter: where it comes from, who has checked it. */
function isRemark(inlines: readonly Inline[]): boolean {
  return inlines.length === 1 && inlines[0].kind === 'emphasis';
}

function blockNode(block: Block): Node {
  switch (block.kind) {
    case 'paragraph':
      return element('p', isRemark(block.inlines) ? { className: 'remark' } : {}, ...block.inlines.map(inlineNode));
    case 'heading':
      return element('h2', {}, ...block.inlines.map(inlineNode));
    case 'quote':
      return element('blockquote', {}, ...block.blocks.map(blockNode));
    case 'list':
      return list(block);
    case 'code':
      return element('pre', {}, element('code', {}, block.text));
    case 'rule':
      return element('hr');
  }
}

export function markdownNodes(text: string): readonly Node[] {
  return parseMarkdown(text).map(blockNode);
}
