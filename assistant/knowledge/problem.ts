import type { z } from 'zod';

/** One mistake in the content folder, told to the editor who can mend it. */
export interface Problem {
  readonly file: string;
  /** 1 is the first line of the file. */
  readonly line?: number;
  readonly problem: string;
  readonly remedy: string;
}

export function sentenceOf({ file, line, problem, remedy }: Problem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `${place}: ${problem}. ${remedy}.`;
}

/** Thrown when the content folder cannot be used; carries every problem, not just the first. */
export class ContentError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(`The content folder has ${problems.length} problem(s):\n${problems.map((problem) => `- ${sentenceOf(problem)}`).join('\n')}`);
    this.name = 'ContentError';
  }
}

/** Either a value or the problems that stand in its way. */
export type Checked<Value> = { readonly value: Value; readonly problems: readonly [] } | { readonly problems: readonly Problem[] };

/** Reads unknown data by a zod schema; each zod issue becomes a sentence for the editor. */
export function check<Value>(schema: z.ZodType<Value>, data: unknown, file: string, remedy: string): Checked<Value> {
  const result = schema.safeParse(data);
  if (result.success) return { value: result.data, problems: [] };
  return { problems: result.error.issues.map((issue) => ({ file, problem: describe(issue), remedy })) };
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `unknown key ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
  const key = issue.path.length > 0 ? `"${issue.path.join('.')}"` : 'the file';
  return `${key}: ${issue.message.replace(/^Invalid input: /, '')}`;
}

export function problemsOf(checked: Checked<unknown>): readonly Problem[] {
  return checked.problems;
}
