/** "wet < table.wet and day >= 5": what the branches of a guide ask about the answers given before. */
import type { GuideAnswers, GuideTable } from './types';

export interface Condition {
  /** Id of a step; `day` is the day of life told to the age step. */
  readonly subject: string;
  readonly comparison: '<' | '<=' | '>' | '>=' | '=' | '!=';
  readonly value: number | string;
  /** The value is a name in the guide's table. */
  readonly isColumn: boolean;
}

const pattern = /^([a-z][a-z0-9-]*) (<=|>=|!=|<|>|=) (?:table\.([a-z][a-z0-9-]*)|([a-z0-9.-]+))$/;
const isComparison = (text: string): text is Condition['comparison'] => ['<', '<=', '>', '>=', '=', '!='].includes(text);

/** The conditions, or a sentence about what is wrong. */
export function readConditions(text: string): readonly Condition[] | string {
  const conditions: Condition[] = [];
  for (const part of text.split(' and ')) {
    const [, subject, comparison, column, value] = pattern.exec(part.trim()) ?? [];
    if (subject === undefined || !isComparison(comparison)) return `the condition "${part.trim()}" cannot be read; write it like "wet < 3", "day >= 5" or "wet < table.wet"`;
    conditions.push({ subject, comparison, value: column ?? (/^\d+(\.\d+)?$/.test(value) ? Number(value) : value), isColumn: column !== undefined });
  }
  return conditions;
}

/** The row that counts on a day of life. */
function cell(table: GuideTable, day: number, column: string): number | undefined {
  const row = table.findLast((candidate) => candidate.day <= day) ?? table.at(0);
  return row?.[column];
}

function isTrue({ subject, comparison, value, isColumn }: Condition, answers: GuideAnswers, table: GuideTable): boolean {
  const given = answers[subject];
  const limit = isColumn ? cell(table, Number(answers.day), String(value)) : value;
  if (given === undefined || limit === undefined) return false;
  switch (comparison) {
    case '<': return given < limit;
    case '<=': return given <= limit;
    case '>': return given > limit;
    case '>=': return given >= limit;
    case '=': return given === limit;
    case '!=': return given !== limit;
  }
}

export function areTrue(conditions: readonly Condition[], answers: GuideAnswers, table: GuideTable): boolean {
  return conditions.every((condition) => isTrue(condition, answers, table));
}
