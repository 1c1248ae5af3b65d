import type { Condition } from '../../assistant/knowledge/guides/conditions';
import type { Guide } from '../../assistant/knowledge/guides/types';

/** "day >= 5 and wet < table.wet" → "day 5 or later and fewer wet than the table says": for a reviewer who writes no conditions. The step is where it is asked. */
export function conditionWords(conditions: readonly Condition[], stepId: string, guide: Guide): string {
  return [...daysWords(conditions.filter(({ subject }) => subject === 'day')), ...conditions.filter(({ subject }) => subject !== 'day').map((condition) => answerWords(condition, stepId, guide))].join(' and ');
}

/** Two limits of the age are one span. */
function daysWords(days: readonly Condition[]): string[] {
  const [from, to] = [days.find(({ comparison }) => comparison === '>='), days.find(({ comparison }) => comparison === '<=')];
  return days.length === 2 && from && to ? [`day ${from.value} to ${to.value}`] : days.map(dayWords);
}

function dayWords({ comparison, value }: Condition): string {
  switch (comparison) {
    case '<': return `before day ${value}`;
    case '<=': return `day ${value} or earlier`;
    case '>': return `after day ${value}`;
    case '>=': return `day ${value} or later`;
    case '=': return `day ${value}`;
    case '!=': return `not day ${value}`;
  }
}

function answerWords(condition: Condition, stepId: string, { steps }: Guide): string {
  const step = steps.get(condition.subject);
  if (step?.kind === 'choices') return choiceWords(condition, step.choices.find(({ id }) => id === condition.value)?.say ?? String(condition.value));
  if (condition.isColumn) return tableWords(condition);
  if (step?.input === 'hours') return amountWords(condition, hoursWords(Number(condition.value)), { less: 'less', of: step.id === stepId ? '' : ` (${named(step.id)})` });
  return amountWords(condition, String(condition.value), { less: 'fewer', of: ` ${named(condition.subject)}` });
}

function choiceWords({ subject, comparison }: Condition, say: string): string {
  return `${named(subject)}: ${comparison === '!=' ? 'not ' : ''}“${say}”`;
}

function tableWords({ subject, comparison }: Condition): string {
  const what = named(subject);
  switch (comparison) {
    case '<': return `fewer ${what} than the table says`;
    case '<=': return `no more ${what} than the table says`;
    case '>': return `more ${what} than the table says`;
    case '>=': return `as many ${what} as the table says, or more`;
    case '=': return `just as many ${what} as the table says`;
    case '!=': return `more or fewer ${what} than the table says`;
  }
}

function amountWords({ comparison }: Condition, amount: string, { less, of }: { readonly less: string; readonly of: string }): string {
  switch (comparison) {
    case '<': return `${less} than ${amount}${of}`;
    case '<=': return `${amount} or ${less}${of}`;
    case '>': return `more than ${amount}${of}`;
    case '>=': return `${amount} or more${of}`;
    case '=': return `just ${amount}${of}`;
    case '!=': return `more or ${less} than ${amount}${of}`;
  }
}

function hoursWords(hours: number): string {
  return hours >= 48 && hours % 24 === 0 ? `${hours / 24} days` : `${hours} hour${hours === 1 ? '' : 's'}`;
}

/** A step's id as words: "early-wet" is "early wet". */
export function named(id: string): string {
  return id.replace(/-/g, ' ');
}
