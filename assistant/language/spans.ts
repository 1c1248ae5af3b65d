/** A value read from a message and the words it was read from. */
export interface Span {
  readonly value: number;
  /** Index of its first word. */
  readonly from: number;
  /** Index after its last word. */
  readonly to: number;
}

/** The first alternative that reads something at each place; reading goes on after what was read. */
export function readSpans(length: number, readers: readonly ((at: number) => Span | undefined)[]): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < length; ) {
    const span = firstOf(readers, at);
    if (span !== undefined) spans.push(span);
    at = span === undefined ? at + 1 : Math.max(span.to, at + 1);
  }
  return spans;
}

function firstOf(readers: readonly ((at: number) => Span | undefined)[], at: number): Span | undefined {
  for (const reader of readers) {
    const span = reader(at);
    if (span !== undefined) return span;
  }
  return undefined;
}
