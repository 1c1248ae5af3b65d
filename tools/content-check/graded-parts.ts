import type { Region } from '../../assistant/knowledge/types';
import { gradeOf } from './grade';
import type { Page } from './page';
import { nameOf, partsOf, shortPartsOf, wholeOf, type Part } from './parts';
import type { Passage } from './passages';

/** One text that a parent reads at a time, and how hard it is. */
export interface GradedPart {
  /** As a finding names it. */
  readonly name: string;
  readonly line: { readonly line?: number };
  readonly grade: number;
  /** Whether the limit holds for it. In a text of one or two short sentences, one long word that there is no other for ("antibiotics") decides the grade. */
  readonly isBinding: boolean;
}

export function gradedPartsOf({ kind, told, teachBack }: Page, region: Region): GradedPart[] {
  switch (kind) {
    case 'answer': return [...answerParts(told[region]), ...partsOf(teachBack[region].told).map((part) => graded(part.section, part, true))];
    case 'red-flag': return partsOf(told[region]).map((part) => graded(part.section === '' ? 'the message' : nameOf(part), part, false));
    case 'guide': return guideParts(told[region].filter((passage) => passage.kind !== 'label'));
  }
}

function answerParts(passages: readonly Passage[]): GradedPart[] {
  return [...shortPartsOf(passages).map((part) => graded(nameOf(part), part, true)), whole('the whole answer', wholeOf(passages))];
}

/** A hard question alone is for an editor to judge; questions that are hard all together are not. */
function guideParts(passages: readonly Passage[]): GradedPart[] {
  const isStep = ({ section }: { readonly section: string }): boolean => section.startsWith('the step');
  return [...partsOf(passages).map((part) => graded(part.section, part, !isStep(part))), whole('all questions together', passages.filter(isStep))];
}

function graded(name: string, { line, passages }: Part, isBinding: boolean): GradedPart {
  return { name, line: { line }, grade: gradeOf(passages), isBinding };
}

function whole(name: string, passages: readonly Passage[]): GradedPart {
  return { name, line: {}, grade: gradeOf(passages), isBinding: true };
}
