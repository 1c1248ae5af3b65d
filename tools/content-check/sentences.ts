/** Markdown → what is read out: a link is its text, marks are gone. */
export function withoutMarks(markdown: string): string {
  return markdown.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim();
}

/** The sentences of one passage. A full stop inside a number or before a small letter ends nothing. */
export function sentencesOf(markdown: string): string[] {
  return withoutMarks(markdown).split(/(?<=[.!?]["')\]]*)\s+(?=["'(]?[\p{Lu}\p{N}])/u).filter((sentence) => sentence !== '');
}
