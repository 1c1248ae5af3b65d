import { levelWords } from './card-parts';
import { entryCard, percent } from './entry-card';
import { guideCard, guideGroup } from './guide-card';
import { html, nothing, ownCode, type Markup } from '../../leaflet/markup';
import { overview } from './overview';
import { redFlagCard, redFlagGroup } from './red-flag-card';
import type { Report } from './report';

export interface PageCode {
  readonly style: string;
  readonly script: string;
}

/** The whole report as one file that needs nothing else: it opens from a disk, and goes by mail. */
export function reportPage(report: Report, { style, script }: PageCode): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>First Drops: what parents read</title>
<style>${ownCode(style)}</style>
</head>
<body>
${head(report)}
${filters(report)}
<main>
${overview(report)}
${groups(report)}
<p id="none" hidden>Nothing fits. Take a filter away or search for another word.</p>
</main>
<script>${ownCode(script)}</script>
</body>
</html>
`.html;
}

function head({ knowledge, entries, redFlags, guides, today, isHeldOut }: Report): Markup {
  const approved = entries.filter(({ entry }) => entry.review.status === 'approved').length;
  const asked = entries.reduce((sum, { findability }) => sum + findability.asked, 0);
  const first = entries.reduce((sum, { findability }) => sum + findability.first, 0);
  const highest = Math.max(...entries.map(({ short, whole }) => Math.max(short.grade, whole.grade)));
  return html`<header class="top">
<h1>What parents read</h1>
<p>Every answer, danger sign and guided check of First Drops for ${knowledge.site.facts.hospitalName}, as a parent in the ${knowledge.site.region} sees it. ${today}, content version <code>${knowledge.contentVersion}</code>.</p>
<ul class="figures">
<li><strong>${entries.length}</strong> answers</li>
<li><strong>${redFlags.length}</strong> danger signs</li>
<li><strong>${guides.length}</strong> guided checks</li>
<li><strong>${approved}</strong> of the answers approved</li>
<li><strong>${highest}</strong> highest reading grade</li>
<li><strong>${asked === 0 ? '' : percent(first, asked)}</strong> of ${asked} phrasings find their answer first</li>
</ul>
${isHeldOut ? html`<p class="note">“Finds itself” is measured on phrasings that the matcher had not learned: what a parent’s own new wording meets.</p>` : html`<p class="note">“Finds itself” asks the shipped matcher the phrasings that it has learned, without its list of known questions. A low figure means that two answers claim the same words. For wordings it has not seen, run <code>npm run content:report -- --held-out</code>.</p>`}
</header>`;
}

function filters(report: Report): Markup {
  const groupNames = [...new Set(report.entries.map(({ entry }) => entry.group))].sort();
  const levels = (['normal', 'watch', 'call-today', 'urgent', 'emergency'] as const).map((level) => option(level, levelWords(level, report.knowledge)));
  return html`<form class="filters" role="search">
<label class="search">Search <input type="search" name="search" placeholder="Words, for example: frozen milk" autocomplete="off"></label>
<label>Group <select name="group"><option value="">All</option>${[redFlagGroup, guideGroup, ...groupNames].map((name) => option(name, name.replace(/-/g, ' ')))}</select></label>
<label>Level <select name="level"><option value="">All</option>${levels}</select></label>
<label>Review <select name="review"><option value="">All</option>${option('draft', 'Draft')}${option('approved', 'Approved')}${option('overdue', 'Overdue')}</select></label>
<label>Checker <select name="findings"><option value="">All</option>${option('yes', 'With a finding')}${option('no', 'Without')}</select></label>
<output aria-live="polite"></output>
<button type="button" name="print">Print these</button>
</form>`;
}

function option(value: string, words: string): Markup {
  return html`<option value="${value}">${words}</option>`;
}

function groups(report: Report): Markup {
  const names = [...new Set(report.entries.map(({ entry }) => entry.group))].sort();
  const sections = names.map((name) => section(name, report.entries.filter(({ entry }) => entry.group === name).map((entry) => entryCard(entry, report))));
  const first = [section(redFlagGroup, report.redFlags.map((redFlag) => redFlagCard(redFlag, report))), section(guideGroup, report.guides.map((guide) => guideCard(guide, report)))];
  return html`${[...first, ...sections]}`;
}

function section(name: string, cards: readonly Markup[]): Markup {
  return cards.length === 0 ? nothing : html`<section class="group"><h2>${name.replace(/-/g, ' ')}</h2>${cards}</section>`;
}
