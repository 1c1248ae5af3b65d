import type { Guide, GuideOutcome } from '../../assistant/knowledge/guides/types';
import type { KnowledgeBase } from '../../assistant/knowledge/types';
import { levelMark } from './card-parts';
import { named } from './condition-words';
import { answerLink } from './entry-card';
import { levelOf } from './guide-graph';
import { html, markdown, type Markup } from '../../leaflet/markup';

/** One way in which a check ends, as the parent sees it; a danger shows its own card. */
export function guideOutcome(outcome: GuideOutcome, guide: Guide, knowledge: KnowledgeBase): Markup {
  const end = outcome.kind === 'danger'
    ? html`<p>Shows the danger sign <a class="answer-link" href="#danger-${outcome.redFlagId}">${knowledge.redFlags.get(outcome.redFlagId)?.title ?? outcome.redFlagId}</a></p>`
    : html`${[markdown(outcome.text), html`<p class="quiet">Read next: ${answerLink(outcome.read ?? guide.entry, knowledge)}</p>`]}`;
  return html`<section class="day"><h5><span class="name">${named(outcome.id)}</span> ${levelMark(levelOf(outcome, knowledge), knowledge)}</h5>${end}</section>`;
}
