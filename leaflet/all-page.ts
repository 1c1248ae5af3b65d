/** Every answer by topic: a topic, a question, the answer. */
import type { KnowledgeBase } from '../assistant/knowledge/types';
import { html, markdown, nothing, type Markup } from './markup';
import { pageOf, type LeafletPage } from './page';
import { topicsOf, type Topic } from './topics';

function topicPart({ id, title, entries }: Topic): Markup {
  return html`<section class="topic" id="${id}"><h2>${title}</h2><ul>${entries.map((entry) => html`<li><a href="/a/${entry.id}">${entry.title}</a></li>`)}</ul></section>`;
}

export function allPage(knowledge: KnowledgeBase, address: string | undefined): LeafletPage {
  const { messages } = knowledge;
  const topics = topicsOf(knowledge);
  const main = html`<main>
<h1>${messages.leafletAllTitle}</h1>
<p>${messages.leafletAllText}</p>
<nav class="topics" aria-label="${messages.topics}"><ul>${topics.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${topics.map(topicPart)}
<section class="people"><h2>${messages.leafletPeople}</h2>${markdown(messages.person)}</section>
<p class="ask"><a href="/sheet">${messages.sheetForm}</a></p>
</main>`;
  const isForSearchEngines = [...knowledge.entries.values()].some(({ review }) => review.status === 'approved');
  const head = address === undefined ? nothing : html`<link rel="canonical" href="${address}">`;
  return pageOf({ title: messages.leafletAllTitle, knowledge, head, isForSearchEngines, main });
}

/** Also for an answer that is withheld: whether it exists is nobody's business until it may be read. */
export function absentPage(knowledge: KnowledgeBase): LeafletPage {
  const { messages } = knowledge;
  const main = html`<main>
<h1>${messages.leafletAbsent}</h1>
<p>${messages.leafletAbsentText}</p>
<p class="ask"><a class="button" href="/a">${messages.leafletAll}</a> <a class="button" href="/chat">${messages.leafletChat}</a></p>
<section class="people"><h2>${messages.leafletPeople}</h2>${markdown(messages.person)}</section>
</main>`;
  return pageOf({ status: 404, title: messages.leafletAbsent, knowledge, isForSearchEngines: false, main });
}
