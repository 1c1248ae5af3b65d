/** Proves a guide: every way ends in an outcome, nothing is unreachable, nothing runs in a circle, nothing is asked about that was not told. */
import { wordsOf } from '../../language/words';
import { allBranches, everyWay, type Way } from './every-way';
import type { Branch, Guide, GuideStep } from './types';

const mostWords = { ask: 20, text: 60, intro: 30, outcome: 90 };

export function proofProblems(guide: Guide): string[] {
  const lost = [...guide.steps.values()].flatMap((step) => branchProblems(step, guide));
  const wording = wordProblems(guide);
  // A way that leads nowhere cannot be walked.
  if (lost.length > 0 || guide.first === '') return [...lost, ...wording];
  const ways = everyWay(guide);
  return [...wording, ...circles(ways), ...unreached(guide, ways), ...untold(guide, ways)];
}

function branchProblems(step: GuideStep, guide: Guide): string[] {
  const lists: (readonly Branch[])[] = step.kind === 'choices' ? step.choices.map(({ branches }) => branches) : [step.branches];
  const nowhere = lists.flat().filter(({ to }) => !guide.steps.has(to) && !guide.outcomes.has(to)).map(({ to }) => `the step "${step.id}" leads to "${to}", which is no step and no outcome`);
  const open = lists.filter((branches) => branches.at(-1)?.conditions.length !== 0).map(() => `the last branch of the step "${step.id}" has a condition; write the last one without "if"`);
  return [...nowhere, ...open, ...(step.kind === 'input' && step.min >= step.max ? [`"min" of the step "${step.id}" is not below "max"`] : []), ...choiceProblems(step)];
}

function choiceProblems(step: GuideStep): string[] {
  if (step.kind === 'input') return [];
  const words = step.choices.flatMap(({ say, also }) => [...new Set([say, ...also].map((phrase) => wordsOf(phrase).join(' ')))]);
  return [...new Set(words.filter((phrase, at) => words.indexOf(phrase) !== at))].map((phrase) => `two choices of the step "${step.id}" have the same words "${phrase}"`);
}

function wordProblems({ steps, outcomes, intro }: Guide): string[] {
  const tooLong = (name: string, text: string | undefined, most: number): string[] => (text !== undefined && wordsOf(text).length > most ? [`${name} has more than ${most} words`] : []);
  return [
    ...tooLong('"intro"', intro, mostWords.intro),
    ...[...steps.values()].flatMap(({ id, ask, text }) => [...tooLong(`the question of the step "${id}"`, ask, mostWords.ask), ...tooLong(`the text of the step "${id}"`, text, mostWords.text)]),
    ...[...outcomes.values()].flatMap((outcome) => (outcome.kind === 'told' ? tooLong(`the outcome "${outcome.id}"`, outcome.text, mostWords.outcome) : [])),
  ];
}

function circles(ways: readonly Way[]): string[] {
  return [...new Set(ways.filter(({ outcome }) => outcome === undefined).map(({ steps }) => `the step "${steps.at(-1)}" leads back to a question already asked`))];
}

function unreached(guide: Guide, ways: readonly Way[]): string[] {
  const seen = new Set(ways.flatMap(({ steps, outcome }) => [...steps, outcome?.id]));
  return [...guide.steps.keys(), ...guide.outcomes.keys()].filter((id) => !seen.has(id)).map((id) => `nothing leads to "${id}"`);
}

/** A condition may only look at what every way to it has told. */
function untold(guide: Guide, ways: readonly Way[]): string[] {
  const found = new Set<string>();
  for (const { steps } of ways) steps.forEach((id, at) => {
    const told = new Set(steps.slice(0, at + 1).map((step) => subjectOf(guide.steps.get(step))));
    for (const { conditions } of allBranches(stepAt(guide, id))) for (const { subject, isColumn, value } of conditions) {
      if (!told.has(subject)) found.add(`a condition of the step "${id}" asks about "${subject}", which is not told on every way there`);
      if (isColumn && (!told.has('day') || guide.table.every((row) => row[String(value)] === undefined))) found.add(`a condition of the step "${id}" needs table.${value}: give the table that column and ask the age first`);
    }
  });
  return [...found];
}

function subjectOf(step: GuideStep | undefined): string | undefined {
  return step?.kind === 'input' && step.input === 'age' ? 'day' : step?.id;
}

function stepAt({ steps }: Guide, id: string): GuideStep {
  const step = steps.get(id);
  if (step === undefined) throw new Error(`A way through a guide names the step "${id}", which it does not have.`);
  return step;
}
