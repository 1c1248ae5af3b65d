/** Ends a tool with the sentence of what went wrong, and exit code 1. */
export function orExplain(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
