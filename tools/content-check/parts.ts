import type { Passage } from './passages';

/** The passages under one heading. */
export interface Part {
  readonly section: string;
  readonly line: number;
  readonly passages: readonly Passage[];
}

/** "Day 1 to 3: normal": read in place of the short answer when the baby's age is known. */
export function isDaySection(section: string): boolean {
  return /^Day \d/.test(section);
}

export function partsOf(passages: readonly Passage[]): Part[] {
  return [...new Set(passages.map(({ section }) => section))].map((section) => {
    const under = passages.filter((passage) => passage.section === section);
    return { section, line: under[0].line, passages: under };
  });
}

/** What is read in place of one another: the short answer, and the sections for a baby's age. */
export function shortPartsOf(passages: readonly Passage[]): Part[] {
  return partsOf(passages).filter(({ section }) => section === '' || isDaySection(section));
}

export function nameOf({ section }: Part): string {
  return section === '' ? 'the short answer' : `"${section}"`;
}

/** The short answer and the sections after it, as one parent reads them: no section for an age. */
export function wholeOf(passages: readonly Passage[]): Passage[] {
  return passages.filter(({ section }) => !isDaySection(section));
}
