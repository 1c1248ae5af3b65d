import type { GuideTable } from '../../assistant/knowledge/guides/types';
import { html, nothing, type Markup } from '../../leaflet/markup';

/** The numbers by day of life that the conditions look up. Each row counts up to the day before the next. */
export function guideTable(table: GuideTable): Markup {
  if (table.length === 0) return nothing;
  const columns = [...new Set(table.flatMap((row) => Object.keys(row)))].filter((column) => column !== 'day');
  return html`<table class="numbers"><caption>The table</caption>
<thead><tr><th scope="col">Day of life</th>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${table.map((row, at) => html`<tr><th scope="row">${daysOf(table, at)}</th>${columns.map((column) => html`<td>${row[column] ?? ''}</td>`)}</tr>`)}</tbody>
</table>`;
}

function daysOf(table: GuideTable, at: number): string {
  const [from, next] = [table[at].day, table.at(at + 1)?.day];
  if (next === undefined || at === table.length - 1) return `${from} on`;
  return next - 1 === from ? `${from}` : `${from} to ${next - 1}`;
}
