import type { Problem } from '../../../assistant/knowledge/problem';
import { gradedPartsOf, type GradedPart } from '../graded-parts';
import { apartFromFigures, perRegion } from '../per-region';
import type { Material } from '../material';

/** Flesch–Kincaid school grades: the limit, and where a text comes near it. */
const highest = 6;
const near = 5.5;
const remedy = 'Make two sentences of a long one, and use shorter words';

export function hardToRead(material: Material): Problem[] {
  return gradesFound(material, `at most ${highest}`, ({ grade, isBinding }) => isBinding && grade > highest);
}

export function nearlyHardToRead(material: Material): Problem[] {
  return gradesFound(material, `close to the limit of ${highest}`, ({ grade, isBinding }) => isBinding && grade > near && grade <= highest);
}

/** Danger signs and single questions: an editor decides whether a plainer word says the same. */
export function hardInFewWords(material: Material): Problem[] {
  return gradesFound(material, `where ${highest} is plain`, ({ grade, isBinding }) => !isBinding && grade > highest);
}

function gradesFound({ pages }: Material, verdict: string, isFound: (part: GradedPart) => boolean): Problem[] {
  return pages.flatMap((page) => perRegion((region) => gradedPartsOf(page, region).filter(isFound)
    .map(({ name, line, grade }) => ({ file: page.path, ...line, problem: `${name} has reading grade ${grade}, ${verdict}`, remedy })), apartFromFigures));
}
