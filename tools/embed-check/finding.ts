/** An error keeps the chat from working or being safe; a warning is worth mending; an info is worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

export interface Finding {
  /** Stable name for machines, such as `csp-script`. */
  readonly kind: string;
  readonly severity: Severity;
  /** Header or line of the page, such as `line 12`. */
  readonly where: string;
  /** One sentence without its full stop, like the next two. */
  readonly wrong: string;
  /** What it means for the parent. */
  readonly why: string;
  /** What to do, with the exact line of HTML or header. */
  readonly fix: string;
}

/** A check that could not be made. It is always told, so that silence means "looked at, and fine". */
export interface NotLookedAt {
  readonly what: string;
  readonly remedy: string;
}

export interface Findings {
  readonly findings: readonly Finding[];
  readonly notLookedAt: readonly NotLookedAt[];
}

export const severities: readonly Severity[] = ['error', 'warning', 'info'];
