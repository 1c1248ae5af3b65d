import type { Problem } from '../../assistant/knowledge/problem';
import type { KnowledgeBase, Level, RedFlag, Source } from '../../assistant/knowledge/types';
import { html, nothing, type Markup } from '../../leaflet/markup';

type AnyLevel = Level | RedFlag['level'];

/** The level in the bot's own words, as a parent sees it. */
export function levelWords(level: AnyLevel, { messages }: KnowledgeBase): string {
  const words: Readonly<Record<AnyLevel, string>> = {
    normal: messages.levelNormal, watch: messages.levelWatch, 'call-today': messages.levelCallToday, emergency: messages.levelEmergency, urgent: messages.levelUrgent,
  };
  return words[level];
}

export function levelMark(level: AnyLevel, knowledge: KnowledgeBase): Markup {
  return html`<span class="mark level ${level}">${levelWords(level, knowledge)}</span>`;
}

interface ReviewState {
  readonly status: string;
  readonly by?: string;
  readonly on?: string;
  readonly due?: string;
}

/** "draft", "approved", or "overdue" when the day of the next review has passed. */
export function reviewState({ status, due }: ReviewState, today: string): string {
  return due !== undefined && due < today ? 'overdue' : status;
}

export function reviewMark(review: ReviewState, today: string): Markup {
  const state = reviewState(review, today);
  const who = [review.by === undefined ? '' : `by ${review.by}`, review.on === undefined ? '' : `on ${review.on}`, review.due === undefined ? '' : `due ${review.due}`].filter((text) => text !== '').join(', ');
  const words = state === 'draft' ? 'Draft, not reviewed' : state === 'overdue' ? 'Review overdue' : 'Approved';
  return html`<span class="mark review ${state}">${who === '' ? words : `${words} (${who})`}</span>`;
}

export function sourceList(sources: readonly Source[]): Markup {
  if (sources.length === 0) return html`<p class="none">No source is given.</p>`;
  return html`<ol class="sources">${sources.map(({ title, publisher, address }) => html`<li><a href="${address}" rel="noreferrer">${title}</a>, ${publisher}</li>`)}</ol>`;
}

/** What the checker says about it. */
export function findingList(findings: readonly Problem[]): Markup {
  if (findings.length === 0) return nothing;
  return html`<div class="findings"><h4>The checker says</h4><ul>${findings.map(({ line, problem, remedy }) => html`<li>${line === undefined ? '' : `Line ${line}: `}${problem}. ${remedy}.</li>`)}</ul></div>`;
}

export function lineList(title: string, lines: readonly string[]): Markup {
  return html`<details><summary>${title} (${lines.length})</summary><ul class="lines">${lines.map((line) => html`<li>${line}</li>`)}</ul></details>`;
}
