/** What a person reads of a message that came as HTML. Not for showing: what comes out is only ever read by the assistant. */

/** Names only: "<38 °C" is no tag. An attribute may hold ">". */
const tag = /<\/?([a-z][a-z\d]*)(?![a-z\d])(?:"[^"]*"|'[^']*'|[^<>"'])*>/gi;

/** These stand on a line of their own. */
const blocks = new Set(['address', 'article', 'blockquote', 'br', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'li', 'ol', 'p', 'pre', 'table', 'td', 'th', 'tr', 'ul']);

/** Character references are left: see entities.ts. */
export function withoutTags(html: string): string {
  return html.replace(tag, (_whole, name: string) => (blocks.has(name.toLowerCase()) ? '\n' : '')).replace(/\n[^\S\n]*(?=\n)/g, '');
}
