import type { Problem } from '../../../assistant/knowledge/problem';
import type { Region } from '../../../assistant/knowledge/types';
import { gradeOf } from '../grade';
import { nameOf, shortPartsOf, wholeOf } from '../parts';
import { apartFromFigures, perRegion } from '../per-region';
import type { Material } from '../material';
import type { Page } from '../page';

/** Flesch–Kincaid school grades: the limit, and where a text comes near it. */
const highest = 6;
const near = 5.5;
const remedy = 'Make two sentences of a long one, and use shorter words';

export function hardToRead(material: Material): Problem[] {
  return gradesAbove(highest, Infinity, material, `at most ${highest}`);
}

export function nearlyHardToRead(material: Material): Problem[] {
  return gradesAbove(near, highest, material, `close to the limit of ${highest}`);
}

/** The parts whose grade is above one bound and not above the other. */
function gradesAbove(above: number, upTo: number, { answers }: Material, verdict: string): Problem[] {
  return answers.flatMap((page) => perRegion((region) => gradesOf(page, region)
    .filter(({ grade }) => grade > above && grade <= upTo)
    .map(({ name, line, grade }) => ({ file: page.path, ...line, problem: `${name} has reading grade ${grade}, ${verdict}`, remedy })), apartFromFigures));
}

interface PartGrade {
  readonly name: string;
  readonly line: { readonly line?: number };
  readonly grade: number;
}

function gradesOf({ told }: Page, region: Region): PartGrade[] {
  const parts = shortPartsOf(told[region]).map((part) => ({ name: nameOf(part), line: { line: part.line }, grade: gradeOf(part.passages) }));
  return [...parts, { name: 'the whole answer', line: {}, grade: gradeOf(wholeOf(told[region])) }];
}
