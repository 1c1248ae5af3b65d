/** Where a nurse or a parent chooses what goes on the sheet. A plain form: it works without any script. */
import type { MessageKey } from '../assistant/knowledge/messages';
import type { KnowledgeBase, KnowledgeEntry } from '../assistant/knowledge/types';
import { html, nothing, type Markup } from './markup';
import { pageOf, type LeafletPage } from './page';
import { topicsOf, type Topic } from './topics';

export interface FormWishes {
  readonly knowledge: KnowledgeBase;
  /** Already ticked. */
  readonly chosen: readonly KnowledgeEntry[];
  /** What was wrong with the last choice. */
  readonly problem?: MessageKey;
}

function boxOf({ id, title }: KnowledgeEntry, isChosen: boolean): Markup {
  return html`<li><label><input type="checkbox" name="answers" value="${id}"${isChosen ? html` checked` : nothing}> <span>${title}</span></label></li>`;
}

function topicPart({ title, entries }: Topic, chosen: readonly KnowledgeEntry[]): Markup {
  const isOpen = entries.some((entry) => chosen.includes(entry));
  return html`<details${isOpen ? html` open` : nothing}><summary>${title}</summary><fieldset><legend class="spoken">${title}</legend><ul>${entries.map((entry) => boxOf(entry, chosen.includes(entry)))}</ul></fieldset></details>`;
}

export function formPage({ knowledge, chosen, problem }: FormWishes): LeafletPage {
  const { messages } = knowledge;
  const main = html`<main>
<h1>${messages.sheetForm}</h1>
${problem === undefined ? nothing : html`<p class="problem" role="alert">${messages[problem]}</p>`}
<p>${messages.sheetFormText}</p>
<form action="/sheet" method="get">
${topicsOf(knowledge).map((topic) => topicPart(topic, chosen))}
<p class="ask send"><button class="button">${messages.sheetMake}</button></p>
</form>
</main>`;
  return pageOf({ status: problem === undefined ? 200 : 400, title: messages.sheetForm, knowledge, isForSearchEngines: false, main });
}
