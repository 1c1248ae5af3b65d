/** Markdown of the content as plain words: for previews, notices and clients that show no cards. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*/g, '')
    .replace(/(?<!\w)_([^_]+)_(?!\w)/g, '$1')
    .replace(/^#+ /gm, '')
    .trim();
}

/** One line of at most so many characters, cut between two words. */
export function shortened(text: string, mostCharacters: number): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= mostCharacters ? line : `${line.slice(0, mostCharacters).replace(/\s\S*$/, '')} …`;
}
