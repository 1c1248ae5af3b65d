/** One answer to read: the parent's words from `content/`, unchanged, with everything the chat has behind its buttons. */
import type { MessageKey, Messages } from '../assistant/knowledge/messages';
import type { AgeVariant, KnowledgeEntry, Level } from '../assistant/knowledge/types';
import { filled } from './filled';
import { html, markdown, nothing, type Markup } from './markup';
import { pageOf, type LeafletPage } from './page';
import { headOf, type Described } from './structured-data';

const levelKeys: Readonly<Record<Level, MessageKey>> = { normal: 'levelNormal', watch: 'levelWatch', 'call-today': 'levelCallToday' };

function levelMark(level: Level, messages: Messages): Markup {
  return html`<p class="level ${level}">${messages[levelKeys[level]]}</p>`;
}

function days({ fromDay, toDay }: AgeVariant, messages: Messages): string {
  const values = { from: String(fromDay), to: String(toDay ?? '') };
  if (toDay === undefined) return filled(messages.leafletFromDay, values);
  return filled(fromDay === toDay ? messages.leafletOneDay : messages.leafletDays, values);
}

function variantParts({ variants }: KnowledgeEntry, messages: Messages): Markup {
  if (variants.length === 0) return nothing;
  const parts = variants.map((variant) => html`<h3>${days(variant, messages)}</h3>${levelMark(variant.level, messages)}${markdown(variant.short)}`);
  return html`<section class="days"><h2>${messages.leafletByDay}</h2>${parts}</section>`;
}

const callHeading = 'Call for help';

/** When the answer is more than normal, the signs to call for stand first, as in the chat. */
function sectionParts({ body, level }: KnowledgeEntry): readonly Markup[] {
  const sections = body.split(/^(?=## )/m).filter((section) => section.trim() !== '');
  const isCall = (section: string): boolean => section.startsWith(`## ${callHeading}`);
  const ordered = level === 'normal' ? sections : [...sections.filter(isCall), ...sections.filter((section) => !isCall(section))];
  return ordered.map((section) => html`<section${isCall(section) ? html` class="call"` : nothing}>${markdown(section)}</section>`);
}

function relatedPart({ entry, knowledge: { entries, messages } }: Described): Markup {
  const links = entry.related.flatMap((id) => entries.get(id) ?? []).map(({ id, title }) => html`<li><a href="/a/${id}">${title}</a></li>`);
  return links.length === 0 ? nothing : html`<nav class="related" aria-labelledby="related"><h2 id="related">${messages.readOn}</h2><ul>${links}</ul></nav>`;
}

function sourcesPart({ sources }: KnowledgeEntry, messages: Messages): Markup {
  return html`<section class="sources"><h2>${messages.sources}</h2><ul>${sources.map(({ title, publisher, address }) => html`<li><a href="${address}" rel="noopener noreferrer">${title}</a>, ${publisher}</li>`)}</ul></section>`;
}

function reviewNote({ status, by = '', on = '' }: KnowledgeEntry['review'], messages: Messages): string {
  return status === 'draft' ? messages.draftNote : filled(messages.leafletReviewed, { by, on });
}

/** Drafts are read by whoever has the link; search engines are asked to wait until a clinician has approved them. */
export function answerPage(described: Described): LeafletPage {
  const { entry, knowledge } = described;
  const { messages, contentVersion } = knowledge;
  const main = html`<main>
<article>
<h1>${entry.title}</h1>
${levelMark(entry.level, messages)}
<p class="review">${reviewNote(entry.review, messages)}</p>
<div class="short">${markdown(entry.short)}</div>
${variantParts(entry, messages)}
${sectionParts(entry)}
</article>
<section class="people"><h2>${messages.leafletPeople}</h2>${markdown(messages.person)}<p class="ask"><a class="button" href="/chat">${messages.leafletChat}</a></p></section>
${relatedPart(described)}
${sourcesPart(entry, messages)}
</main>
<footer><p>${filled(messages.leafletVersion, { version: contentVersion })}</p></footer>`;
  return pageOf({ title: entry.title, knowledge, head: headOf(described), isForSearchEngines: entry.review.status === 'approved', main });
}
