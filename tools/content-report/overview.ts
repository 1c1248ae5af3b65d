import { levelMark, reviewState } from './card-parts';
import { answerLink, percent } from './entry-card';
import { html, type Markup } from '../../leaflet/markup';
import type { EntryReport, Report } from './report';

/** All answers in one table, the hardest to find first: where a reviewer's time is best spent. */
export function overview(report: Report): Markup {
  const rows = [...report.entries].sort((one, other) => shareFound(one) - shareFound(other));
  return html`<details class="overview"><summary>All answers in one table, the least found first</summary>
<div class="scroll" tabindex="0" role="region" aria-label="All answers in one table"><table>
<thead><tr><th scope="col">Answer</th><th scope="col">Level</th><th scope="col">Grade, short</th><th scope="col">Grade, whole</th><th scope="col">Words</th><th scope="col">Phrasings</th><th scope="col">First</th><th scope="col">In three</th><th scope="col">Nearest other answer</th><th scope="col">Sources</th><th scope="col">Review</th></tr></thead>
<tbody>${rows.map((row) => overviewRow(row, report))}</tbody>
</table></div></details>`;
}

function overviewRow({ entry, short, whole, findability: { asked, first, offered, competitor } }: EntryReport, { knowledge, today }: Report): Markup {
  return html`<tr><th scope="row">${answerLink(entry.id, knowledge)}</th><td>${levelMark(entry.level, knowledge)}</td><td>${short.grade}</td><td>${whole.grade}</td><td>${whole.words}</td><td>${entry.questions.length + entry.phrasings.length}</td><td>${asked === 0 ? '' : percent(first, asked)}</td><td>${asked === 0 ? '' : percent(offered, asked)}</td><td>${competitor ? answerLink(competitor.id, knowledge) : ''}</td><td>${entry.sources.length}</td><td>${reviewState(entry.review, today)}</td></tr>`;
}

function shareFound({ findability: { asked, first } }: EntryReport): number {
  return asked === 0 ? 0 : first / asked;
}
