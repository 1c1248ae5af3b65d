import MarkdownIt from 'markdown-it';

/** HTML that is safe to put into a page as it is. */
export interface Markup {
  readonly html: string;
}

type Part = Markup | string | number | readonly Markup[];

/** The one reader of Markdown for what is shown outside the chat page. */
export const reader = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** `html\`<p>${text}</p>\``: a text put in is escaped, markup is not. */
export function html(fixed: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { html: fixed.map((text, at) => text + (at < parts.length ? written(parts[at]) : '')).join('') };
}

export const nothing: Markup = { html: '' };

/** Markdown as a chat window shows it; raw HTML in it stays text. */
export function markdown(text: string): Markup {
  return { html: reader.render(text) };
}

/** A style sheet or script of our own. */
export function ownCode(text: string): Markup {
  return { html: text };
}

function written(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'html' in part ? part.html : part.map((one) => one.html).join('\n');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}
