/**
 * The chat page in one answer: its style and script stand in it, so that on slow mobile data one round trip is enough.
 * The policy names both by their hashes; nothing else inline may run.
 */
import { createHash } from 'node:crypto';

export interface ChatParts {
  readonly html: string;
  readonly css: string;
  readonly script: string;
  readonly isRightToLeft: boolean;
}

/** As a content security policy writes them: `'sha256-…'`. */
export interface InlineSources {
  readonly styleSource: string;
  readonly scriptSource: string;
}

/** What a policy says of a style or script that stands in the page. */
export function sourceOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** @throws Error when the page lacks the place; the page and this server then do not belong together. */
function put(html: string, { place, text }: { readonly place: string; readonly text: string }): string {
  if (!html.includes(place)) throw new Error(`chat.html has no ${place}: build the pages again with "npm run build".`);
  return html.replace(place, () => text);
}

export function assembleChat({ html, css, script, isRightToLeft }: ChatParts): InlineSources & { readonly html: string } {
  const turned = isRightToLeft ? html.replace('<html ', '<html dir="rtl" ') : html;
  const styled = put(turned, { place: '<link rel="stylesheet" href="assets/chat.css">', text: `<style>${css}</style>` });
  return {
    html: put(styled, { place: '<script src="assets/chat.js"></script>', text: `<script>${script}</script>` }),
    styleSource: sourceOf(css),
    scriptSource: sourceOf(script),
  };
}
