/**
 * Markdown as text blocks. Teams reads a part of Markdown only (bold, italic, lists, links), and wants a block of its own for each paragraph.
 * Links to a telephone number dial on phones; desktops may leave them dead (reports to microsoft/AdaptiveCards, 2019 and 2020). So a link's text is its number.
 */
import type { TextBlock } from './adaptive-card';

export function paragraphsOf(markdown: string): string[] {
  return markdown.split(/\n{2,}/);
}

/** A line that is bold from its start on, with or without a level after it. */
const headingLine = /^\*\*[^*\n]+\*\*(?: · [^\n]+)?$/;

/** The words of each paragraph as they are; screen readers can jump from heading to heading. */
export function textBlock(paragraph: string): TextBlock {
  const block = { type: 'TextBlock', text: paragraph, wrap: true } as const;
  return headingLine.test(paragraph) ? { ...block, style: 'heading', size: 'Default' } : block;
}

export function textBlocks(markdown: string): TextBlock[] {
  return paragraphsOf(markdown).map(textBlock);
}

/** What the card is about. */
export function titleBlock(paragraph: string): TextBlock {
  return { type: 'TextBlock', text: paragraph, wrap: true, style: 'heading', size: 'Medium' };
}

export function isHeading(paragraph: string): boolean {
  return headingLine.test(paragraph);
}

