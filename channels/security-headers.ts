/** Headers every answer carries, and the stricter policy of the pages we serve ourselves. */
import { ownAddress } from './caller';
import type { InlineSources } from './chat-page';
import type { Caller, Headers } from './exchange';

const always: Headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

/** For answers that are no page: nothing in them may run, and nobody may frame them. */
export const standardHeaders: Headers = { ...always, 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" };

/** A browser shows a PDF as an object in a page of its own making, with a style in it. */
export const pdfHeaders: Headers = { ...always, 'content-security-policy': "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'" };

export interface PagePolicy {
  /** Whether this page may show pages of ours in a frame. */
  readonly framing: 'self' | 'none';
  /** Sites that may show this page in a frame, besides ourselves. */
  readonly framedBy: readonly string[];
  /** Origins this page may talk to, besides ourselves. */
  readonly connectsTo?: readonly string[];
  readonly publicAddress?: string;
  /** Hashes of the style and the script that stand in the page itself. */
  readonly inline?: InlineSources;
}

/** Scripts, styles and connections of our own only. Older Safari does not count WebSockets as 'self', so they are named. */
export function pageHeaders(caller: Caller, { framing, framedBy, connectsTo = [], publicAddress, inline }: PagePolicy): Headers {
  const sockets = ownAddress(caller, publicAddress).replace(/^http/, 'ws');
  const policy = [
    "default-src 'none'",
    ["script-src 'self'", ...(inline === undefined ? [] : [inline.scriptSource])].join(' '),
    ["style-src 'self'", ...(inline === undefined ? [] : [inline.styleSource])].join(' '),
    [`connect-src 'self' ${sockets}`, ...connectsTo].join(' '),
    "img-src 'self' data:",
    `frame-src '${framing}'`,
    "base-uri 'none'",
    "form-action 'none'",
    ["frame-ancestors 'self'", ...framedBy].join(' '),
  ];
  return { ...always, 'content-security-policy': policy.join('; ') };
}

/** For pages that are read, printed and sent along: no script, no connection, a form that asks only us. @param styleSource of the style in the page */
export function readingPageHeaders(styleSource: string): Headers {
  const policy = ["default-src 'none'", `style-src ${styleSource}`, "img-src 'self'", "font-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'self'"];
  return { ...always, 'content-security-policy': policy.join('; ') };
}
