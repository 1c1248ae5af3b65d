/** The frame that all pages of this room share. No script runs in them: they are read, printed and found by search engines. */
import type { KnowledgeBase } from '../assistant/knowledge/types';
import { html, nothing, ownCode, type Markup } from './markup';

export interface LeafletPage {
  readonly kind: 'page';
  readonly status: 200 | 400 | 404;
  /** Follows the style sheet of all pages. */
  readonly style: string;
  /** The page with that style sheet in it: one answer, one round trip. */
  readonly withStyle: (style: string) => string;
}

export interface PageParts {
  readonly status?: LeafletPage['status'];
  readonly title: string;
  readonly knowledge: KnowledgeBase;
  /** Further elements of the head. */
  readonly head?: Markup;
  readonly isForSearchEngines: boolean;
  readonly main: Markup;
  readonly style?: string;
}

/** As HTML writes languages. */
export function languageOf({ site: { region } }: KnowledgeBase): 'en-US' | 'en-GB' {
  return region === 'UK' ? 'en-GB' : 'en-US';
}

export function hospitalOf({ site: { facts } }: KnowledgeBase): string {
  return facts.hospitalName;
}

/** Once, also where it stands in the title already. */
function withHospital(title: string, hospital: string): string {
  return title.includes(hospital) ? title : `${title} · ${hospital}`;
}

const hidden = html`<meta name="robots" content="noindex">`;

function written({ title, knowledge, head = nothing, isForSearchEngines, main }: PageParts, style: string): string {
  const { messages } = knowledge;
  return html`<!doctype html>
<html lang="${languageOf(knowledge)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${withHospital(title, hospitalOf(knowledge))}</title>
${isForSearchEngines ? nothing : hidden}
<link rel="icon" href="/assets/first-drops.svg" type="image/svg+xml">
${head}
<style>${ownCode(style)}</style>
</head>
<body>
<header class="top"><p class="hospital">${hospitalOf(knowledge)}</p><nav aria-label="${hospitalOf(knowledge)}"><a href="/a">${messages.leafletAll}</a> <a class="button" href="/chat">${messages.leafletChat}</a></nav></header>
${main}
</body>
</html>
`.html;
}

export function pageOf(parts: PageParts): LeafletPage {
  return { kind: 'page', status: parts.status ?? 200, style: parts.style ?? '', withStyle: (style) => written(parts, style) };
}
