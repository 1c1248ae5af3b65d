/** A measured figure beside its goal, and the table of them. */
import type { Tally } from './tally';

export interface Figure {
  readonly name: string;
  /** With its unit. */
  readonly value: string;
  /** Absent: nothing was promised. */
  readonly goal?: { readonly text: string; readonly isMet: boolean };
}

export interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

function written(value: number): string {
  return Number.isInteger(value) || Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

export function shown({ name, value, unit }: Measured): Figure {
  return { name, value: `${written(value)} ${unit}`.trim() };
}

export function atMost(measured: Measured, most: number): Figure {
  return { ...shown(measured), goal: { text: `at most ${most} ${measured.unit}`.trim(), isMet: measured.value <= most } };
}

export function atLeast(measured: Measured, least: number): Figure {
  return { ...shown(measured), goal: { text: `at least ${least} ${measured.unit}`.trim(), isMet: measured.value >= least } };
}

/** Every count of a tally, each of which must be none. */
export function tallyFigures({ messages, ...faults }: Tally): Figure[] {
  return [shown({ name: 'messages', value: messages, unit: '' }), ...Object.entries(faults).map(([name, value]) => atMost({ name, value, unit: '' }, 0))];
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function figureLine({ name, value, goal }: Figure): string {
  return `  ${name.padEnd(52)} ${value.padStart(14)}   ${goal === undefined ? '' : `${goal.text.padEnd(18)} ${goal.isMet ? 'met' : 'MISSED'}`}`.trimEnd();
}
