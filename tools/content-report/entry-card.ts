import type { AgeVariant, KnowledgeBase } from '../../assistant/knowledge/types';
import { findingList, levelMark, lineList, reviewMark, reviewState, sourceList } from './card-parts';
import type { Findability } from './findability';
import { html, markdown, nothing, type Markup } from '../../leaflet/markup';
import type { EntryReport, Report } from './report';

/** One answer as the parent sees it, with what a reviewer needs beside it. */
export function entryCard({ entry, short, whole, findability, findings }: EntryReport, { knowledge, today }: Report): Markup {
  return html`<article id="${entry.id}" data-kind="answer" data-group="${entry.group}" data-level="${[entry.level, ...entry.variants.map(({ level }) => level)].join(' ')}" data-review="${reviewState(entry.review, today)}" data-findings="${findings.length > 0 ? 'yes' : 'no'}">
<header>
<p class="path">${entry.group} / <code>${entry.id}</code></p>
<h3>${entry.title}</h3>
<p class="marks">${levelMark(entry.level, knowledge)} ${reviewMark(entry.review, today)}</p>
</header>
<div class="columns">
<div class="told">
<div class="short">${markdown(entry.short)}</div>
${entry.variants.map((variant) => dayCard(variant, knowledge))}
${markdown(entry.body.replace(/^## /gm, '#### '))}
<section class="teach-back"><h4>The nurse asks</h4><p>${entry.teachBack}</p></section>
</div>
<aside>
<dl>
<div><dt>Reading grade</dt><dd>${short.grade} short, ${whole.grade} whole</dd></div>
<div><dt>Words</dt><dd>${short.words} short, ${whole.words} whole</dd></div>
<div><dt>Questions</dt><dd>${entry.questions.length}, and ${entry.phrasings.length} further phrasings</dd></div>
<div><dt>Finds itself</dt><dd>${foundWords(findability)}</dd></div>
<div><dt>Nearest other answer</dt><dd>${competitorWords(findability, knowledge)}</dd></div>
<div><dt>Read on</dt><dd>${entry.related.map((id) => answerLink(id, knowledge))}</dd></div>
${entry.guide === undefined ? nothing : html`<div><dt>Guided check</dt><dd><a class="answer-link" href="#check-${entry.guide}">${knowledge.guides.get(entry.guide)?.title ?? entry.guide}</a></dd></div>`}
</dl>
<h4>Sources</h4>
${sourceList(entry.sources)}
${findingList(findings)}
${lineList('Questions', entry.questions)}
</aside>
</div>
</article>`;
}

function dayCard({ fromDay, toDay, level, short }: AgeVariant, knowledge: KnowledgeBase): Markup {
  const days = toDay === undefined ? `Day ${fromDay} on` : toDay === fromDay ? `Day ${fromDay}` : `Day ${fromDay} to ${toDay}`;
  return html`<section class="day"><h4>${days} ${levelMark(level, knowledge)}</h4>${markdown(short)}</section>`;
}

function foundWords({ asked, first, offered }: Findability): Markup {
  if (asked === 0) return nothing;
  return html`<strong>${percent(first, asked)}</strong> first, ${percent(offered, asked)} in the first three, of ${asked}`;
}

function competitorWords({ competitor }: Findability, knowledge: KnowledgeBase): Markup {
  if (!competitor) return html`none`;
  return html`${answerLink(competitor.id, knowledge)} ${competitor.instead} in its place, ${competitor.behind} right behind`;
}

/** Whole percents, except that 100 % is only said of all; the space does not break. */
export function percent(part: number, whole: number): string {
  const exact = (100 * part) / whole;
  return part < whole && exact > 99 ? `${(Math.floor(exact * 10) / 10).toFixed(1)}\u00A0%` : `${Math.round(exact)}\u00A0%`;
}

export function answerLink(id: string, { entries }: KnowledgeBase): Markup {
  return html`<a class="answer-link" href="#${id}">${entries.get(id)?.title ?? id}</a>`;
}
