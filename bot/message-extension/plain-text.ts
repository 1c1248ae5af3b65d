/** Markdown of the content as plain words: for previews, notices and clients that show no cards. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*/g, '')
    .replace(/(?<!\w)_([^_]+)_(?!\w)/g, '$1')
    .replace(/^#+ /gm, '')
    .trim();
}

/** One line of at most so many characters: whole sentences if one fits, for half of one may say something else; otherwise whole words. */
export function shortened(text: string, mostCharacters: number): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= mostCharacters) return line;
  const sentences = /^.*[.!?](?=\s)/.exec(line.slice(0, mostCharacters + 1))?.[0];
  return `${sentences ?? line.slice(0, mostCharacters + 1).replace(/\s\S*$/, '').slice(0, mostCharacters)} …`;
}
