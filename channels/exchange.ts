/** One request and its answer, without the web framework: handlers take an Exchange and return a Reply. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Activity } from 'botbuilder';

/** Who is asking, as far as HTTP tells. */
export interface Caller {
  readonly headers: IncomingHttpHeaders;
  /** The address at the other end of the socket: the client's, or the nearest proxy's. */
  readonly peerAddress: string;
}

export interface Exchange extends Caller {
  readonly method: string;
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON, or whatever else was sent; check it with `objectBody` before use. */
  readonly body: unknown;
}

export type Headers = Readonly<Record<string, string>>;

export interface Reply {
  readonly status: number;
  /** Sent as JSON; absent for an empty answer. */
  readonly body?: unknown;
  /** Sent as it is, instead of a body. */
  readonly file?: { readonly type: string; readonly bytes: Buffer };
  readonly headers?: Headers;
}

export type Handler = (exchange: Exchange) => Promise<Reply> | Reply;

interface Refusal {
  readonly status: number;
  /** For programs, such as `TokenExpired`. */
  readonly code: string;
  /** For the developer who reads it; never holds anything the caller sent. */
  readonly message: string;
  readonly headers?: Headers;
  /** What the bot says all the same; see danger-reply. */
  readonly activities?: readonly Partial<Activity>[];
  /** What went wrong, for our own log. */
  readonly cause?: unknown;
}

/** A refusal the caller may read. Anything else that is thrown is ours, and is answered by a bare 500. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly headers: Headers;
  readonly activities?: readonly Partial<Activity>[];
  constructor({ status, code, message, headers = {}, activities, cause }: Refusal) {
    super(message, { cause });
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.activities = activities;
  }
}

/** The reply that tells a problem: in Direct Line's own form below its path, flat elsewhere. */
export function problemReply({ status, code, message, headers, activities }: Problem, path: string): Reply {
  const body = path.startsWith('/v3/directline') ? { error: { code, message }, activities } : { code, message };
  return { status, body, headers };
}

export function callerOf(request: IncomingMessage): Caller {
  return { headers: request.headers, peerAddress: request.socket.remoteAddress ?? '' };
}
