/** The text twin of a card, for clients that show no cards: the same words without Markdown. */

/** Telephone numbers stand in the text already; addresses of pages do not, so they are written out. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\(tel:[^)]*\)/g, '$1')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    .replace(/\*\*/g, '')
    .replace(/(^|\s)_([^_]+)_(?=\s|$)/g, '$1$2');
}
