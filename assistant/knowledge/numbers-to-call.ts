/** The numbers in a text, each once and as a link, without what the text says about them. */
export function numbersToCall(markdown: string): readonly string[] {
  return [...new Set(markdown.match(/\[[^\]]*\]\(tel:[^)]*\)/g) ?? [])];
}
