/**
 * What may be logged of an error: its class and where it came from. Never its message, for errors quote what they
 * choked on, and that is what a parent wrote.
 */

export interface Failure {
  readonly error: string;
  /** File, line and column of the innermost frames. */
  readonly at: readonly string[];
  /** The HTTP status an answering service gave, if one did. */
  readonly status?: number;
  readonly cause?: string;
}

const frame = /^\s+at (?:.*\()?([^()]+:\d+:\d+)\)?$/;

/** The stack without its head, which repeats the message and may run over several lines. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const frames = stack.slice(Math.max(0, stack.indexOf(message)) + message.length).split('\n');
  return frames.map((line) => frame.exec(line)?.[1]).filter((place) => place !== undefined).slice(0, 5);
}

function statusOf(error: Error): number | undefined {
  const status: unknown = 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}

export function describeFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const cause = error.cause instanceof Error ? error.cause.constructor.name : undefined;
  return { error: error.constructor.name, at: framesOf(error), status: statusOf(error), cause };
}
