import type { Problem } from '../../../assistant/knowledge/problem';
import { wordsOf } from '../../../assistant/language/words';
import type { Material } from '../material';
import { lineWith, type Page } from '../page';
import { perRegion } from '../per-region';

/*
 * Teach-back: the nurse asks so that the parent tells it in own words or shows it. A yes says nothing about what was understood,
 * and a number that the answer does not have cannot be told back.
 */

/** Questions that are no question, are more than one, or to which yes is an answer. */
export function closedTeachBacks({ answers }: Material): Problem[] {
  return answers.flatMap((page) => {
    const { teachBack } = page.head;
    if (teachBack === '') return [];
    if (!/^[^?]*\?$/.test(teachBack)) return [found(page, 'is not one question', 'Write one question, with "?" at its end and nowhere else')];
    if (isClosed(teachBack)) return [found(page, 'can be answered with yes or no', 'Ask what, when, who or how, or begin with "Can you show me how"')];
    return [];
  });
}

/** Questions with a number that their own answer does not have. */
export function foreignNumbers({ answers }: Material): Problem[] {
  return answers.flatMap((page) => perRegion((region) => {
    const stated = new Set(page.sentences[region].flatMap(({ words }) => words));
    const asked = page.teachBack[region].sentences.flatMap(({ words }) => words).filter((word) => /^\d/.test(word));
    return asked.filter((number) => !stated.has(number)).map((number) => found(page, `has ${number}, which the answer does not`, 'Ask without a number, so that the parent can say it'));
  }));
}

/** The same question after two answers: then it asks about neither. */
export function repeatedTeachBacks({ answers }: Material): Problem[] {
  const first = new Map<string, string>();
  return answers.flatMap((page) => {
    const key = wordsOf(page.head.teachBack).join(' ');
    const other = first.get(key);
    if (key !== '' && other === undefined) first.set(key, page.path);
    return other === undefined ? [] : [found(page, `is also that of ${other}`, 'Ask about what matters most in this answer')];
  });
}

const verbs = "(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|should|shall|may|might)(?:n't)?|won't|can't";
const subjects = '(?:you|your|i|we|it|this|that|these|there|the|they|everything|all|any)';
/** "Can you show me how …" asks for deeds, not for a yes. */
const shows = '(?:show|tell|walk|talk|teach)';
const closed = new RegExp(`^(?:(?:and|but|or|so|then) )?(?:${verbs}) ${subjects}\\b(?! (?:please )?${shows}\\b)`);
const tag = /^(?:right|ok|okay|yes|no|correct|clear|got it)$/;
const open = new RegExp(`\\b(?:what|which|when|where|who|whom|whose|how|${shows} (?:me|us))\\b`);

/** A lead-in such as "Just so I know I was clear:" does not open what follows: no clause may ask for a yes. */
function isClosed(question: string): boolean {
  const asked = question.toLowerCase().replace(/\u2019/g, "'");
  const clauses = asked.split(/[.:;,?!\u2013\u2014]+(?:\s+|$)/);
  return clauses.some((clause) => closed.test(clause) || tag.test(clause)) || !open.test(asked);
}

function found({ path, text, head }: Page, fault: string, remedy: string): Problem {
  return { file: path, ...lineWith(text, 'teachBack:'), problem: `the question "${head.teachBack}" ${fault}`, remedy };
}
