/** Walks a guide in every way that can make a difference: each choice, and each number at, below and above every limit it is compared with. */
import { nextOf } from './branches';
import type { Condition } from './conditions';
import type { Branch, Guide, GuideAnswers, GuideOutcome, GuideStep } from './types';

export interface Way {
  readonly answers: GuideAnswers;
  readonly steps: readonly string[];
  /** Undefined when it runs in a circle. */
  readonly outcome?: GuideOutcome;
}

/** More than any check a parent would finish. */
const mostWays = 200_000;

export function everyWay(guide: Guide): Way[] {
  const ways: Way[] = [];
  const walk = (at: string, answers: GuideAnswers, steps: readonly string[]): void => {
    if (ways.length >= mostWays) return;
    const step = guide.steps.get(at);
    if (step === undefined || steps.includes(at)) ways.push({ answers, steps, outcome: guide.outcomes.get(at) });
    else for (const { told, branches } of repliesTo(step, guide)) walk(nextOf(branches, { ...answers, ...told }, guide), { ...answers, ...told }, [...steps, at]);
  };
  walk(guide.first, {}, []);
  return ways;
}

interface Reply {
  readonly told: GuideAnswers;
  readonly branches: readonly Branch[];
}

function repliesTo(step: GuideStep, guide: Guide): Reply[] {
  if (step.kind === 'choices') return step.choices.map(({ id, branches }) => ({ told: { [step.id]: id }, branches }));
  return tellingNumbers(step.input === 'age' ? 'day' : step.id, step, guide).map((value) => ({ told: step.input === 'age' ? { day: value } : { [step.id]: value }, branches: step.branches }));
}

function tellingNumbers(subject: string, { min, max, input }: { readonly min: number; readonly max: number; readonly input: string }, guide: Guide): number[] {
  const [from, to] = input === 'age' ? [min + 1, max + 1] : [min, max];
  const limits = allConditions(guide).filter((condition) => condition.subject === subject).flatMap((condition) => limitsOf(condition, guide));
  const days = subject === 'day' ? guide.table.map(({ day }) => day) : [];
  const near = [from, to, ...[...limits, ...days].flatMap((limit) => [limit - 1, limit, limit + 1])];
  return [...new Set(near)].filter((value) => value >= from && value <= to).sort((one, other) => one - other);
}

function limitsOf({ value, isColumn }: Condition, { table }: Guide): number[] {
  if (isColumn) return table.flatMap((row) => row[String(value)] ?? []);
  return typeof value === 'number' ? [value] : [];
}

export function allConditions({ steps }: Pick<Guide, 'steps'>): Condition[] {
  return [...steps.values()].flatMap(allBranches).flatMap(({ conditions }) => conditions);
}

export function allBranches(step: GuideStep): readonly Branch[] {
  return step.kind === 'choices' ? step.choices.flatMap(({ branches }) => branches) : step.branches;
}
