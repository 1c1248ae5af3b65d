/** The sheet in a browser. Printed, it is set as the PDF is: same letters, same sizes, one page on Letter and on A4. */
import type { KnowledgeBase } from '../assistant/knowledge/types';
import { codeOf, outlineOf, whiteEdge } from './code';
import { html, markdown, nothing, ownCode, type Markup } from './markup';
import { pageOf, type LeafletPage } from './page';
import type { Sheet } from './sheet';
import { boxPadding, codeSide, helpGap, scales, type Setting } from './sheet-settings';

/** Served beside the other files of the pages. */
const letters = [400, 700].flatMap((weight) => [
  `@font-face{font-family:"Atkinson Hyperlegible";font-weight:${weight};src:url(/assets/letters-latin-${weight}.woff2) format("woff2")}`,
  `@font-face{font-family:"Atkinson Hyperlegible";font-weight:${weight};src:url(/assets/letters-latin-ext-${weight}.woff2) format("woff2");unicode-range:U+0100-0130,U+0132-0151,U+0154-02BA,U+1E00-1E9F}`,
]).join('');

/** What the style sheet takes for print. */
function styleOf({ size, margin, leading, gap }: Setting): string {
  const sizes = { size: `${size}pt`, leading, gap: `${gap}em`, title: `${scales.title}em`, small: `${scales.small}em`, padding: `${boxPadding}em`, 'help-gap': `${helpGap}em`, code: `${codeSide}pt` };
  return `${letters}@page{margin:${margin}pt}:root{${Object.entries(sizes).map(([name, value]) => `--sheet-${name}:${value}`).join(';')}}`;
}

function codePart(chat: Sheet['chat']): Markup {
  if (chat === undefined) return nothing;
  const code = codeOf(chat.address);
  return html`<svg class="code" role="img" aria-label="${chat.alternative}" viewBox="${-whiteEdge} ${-whiteEdge} ${code.side} ${code.side}" shape-rendering="crispEdges"><path d="${ownCode(outlineOf(code))}"/></svg>`;
}

function footPart({ chat, notes, smallPrint }: Sheet): Markup {
  const lines = [...(chat === undefined ? [] : [markdown(chat.words)]), ...notes.map((note) => html`<p><strong>${note}</strong></p>`), html`<p class="small">${smallPrint}</p>`];
  return html`<div class="foot">${codePart(chat)}<div>${lines}</div></div>`;
}

export interface SheetPageParts {
  readonly sheet: Sheet;
  readonly setting: Setting;
  readonly knowledge: KnowledgeBase;
}

export function sheetPage({ sheet, setting, knowledge }: SheetPageParts): LeafletPage {
  const { messages } = knowledge;
  const query = sheet.answers.map(({ id }) => id).join(',');
  const answers = sheet.answers.map(({ title, short }) => html`<section class="answer"><h2>${title}</h2>${markdown(short)}</section>`);
  const main = html`<aside class="tools"><p>${messages.sheetPrint}</p><p><a class="button" href="/sheet.pdf?answers=${query}">${messages.sheetPdf}</a> <a href="/sheet">${messages.sheetOthers}</a></p>${sheet.chat === undefined ? html`<p>${messages.sheetNoCode}</p>` : nothing}</aside>
<main class="sheet ${setting.headings === 'run in' ? 'run-in' : 'above'}">
<h1>${sheet.title}</h1>
${answers}
<section class="help"><h2>${sheet.help.title}</h2><ul>${sheet.help.sentences.map((sentence) => html`<li>${markdown(sentence)}</li>`)}</ul></section>
${footPart(sheet)}
</main>`;
  return pageOf({ title: sheet.title, knowledge, isForSearchEngines: false, main, style: styleOf(setting) });
}
