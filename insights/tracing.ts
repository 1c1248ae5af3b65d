/** What a room needs to know to be traced. Types and the one that does nothing; the real one is channels/otlp-traces.ts. */

/** Ids and numbers only, as in the log. */
export type Facts = Readonly<Record<string, string | number>>;

export interface SpanStart {
  /** A call is worth a span only inside another: those of timers and health checks leave none. */
  readonly kind: 'request' | 'turn' | 'call';
  readonly name: string;
  readonly facts: Facts;
  /** Of a request: may name the trace that it belongs to. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Adds what is known only later. */
export type Note = (facts: Facts) => void;

export interface Tracing {
  /** Runs the work within a span, inside the one that runs already. What the work throws is thrown on. */
  readonly span: <Value>(start: SpanStart, work: (note: Note) => Promise<Value>) => Promise<Value>;
}

export const noTracing: Tracing = { span: (_start, work) => work(() => undefined) };
