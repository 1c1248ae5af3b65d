/** What storage cannot do, as a sentence for the operator: what happened, where, and the remedy. Holds nothing that was stored. */

export type StorageProblemKind =
  /** A setting is missing or wrong. */
  | 'settings'
  /** The database does not answer; it may again. */
  | 'unavailable'
  /** Another process owns the file. */
  | 'locked'
  | 'full'
  | 'read-only'
  | 'corrupt'
  /** The tables were made by a newer First Drops. */
  | 'newer'
  /** The conversation has been waiting too long for its turn, or its turn does not end. */
  | 'busy'
  /** The conversation was never opened, or has been erased. */
  | 'gone';

export interface StorageProblemParts {
  readonly kind: StorageProblemKind;
  readonly problem: string;
  readonly remedy: string;
  readonly cause?: unknown;
}

export class StorageProblem extends Error {
  override readonly name = 'StorageProblem';
  readonly kind: StorageProblemKind;

  constructor({ kind, problem, remedy, cause }: StorageProblemParts) {
    super(`${problem} ${remedy}`, { cause });
    this.kind = kind;
  }
}

/** An error's `code`, as drivers and the file system give it. */
export function codeIn(error: unknown): string | undefined {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** @throws the problem when the promise takes longer. The promise itself goes on, and may still fail without harm. */
export async function inTime<Value>(promise: Promise<Value>, milliseconds: number, problem: () => StorageProblem): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(problem()), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
