import type { Guide } from '../../assistant/knowledge/guides/types';
import { findingList, lineList, reviewMark, reviewState, sourceList } from './card-parts';
import { answerLink } from './entry-card';
import { levelOf } from './guide-graph';
import { guideOutcome } from './guide-outcome';
import { guideStep } from './guide-step';
import { guideTable } from './guide-table';
import { html, markdown, nothing, type Markup } from '../../leaflet/markup';
import type { GuideReport, Report } from './report';

export const guideGroup = 'guided-checks';

/** One guided check: its diagram, and the same in words, with all that a parent is asked and told. */
export function guideCard({ guide, diagram, ways, findings }: GuideReport, { knowledge, today }: Report): Markup {
  const levels = [...new Set([...guide.outcomes.values()].map((outcome) => levelOf(outcome, knowledge)))];
  return html`<article id="check-${guide.id}" class="check" data-kind="guide" data-group="${guideGroup}" data-level="${levels.join(' ')}" data-review="${reviewState(guide.review, today)}" data-findings="${findings.length > 0 ? 'yes' : 'no'}">
<header>
<p class="path">guided check / <code>${guide.id}</code></p>
<h3>${guide.title}</h3>
<p class="marks">${reviewMark(guide.review, today)}</p>
</header>
${guide.intro === undefined ? nothing : html`<div class="short intro">${markdown(guide.intro)}</div>`}
${diagramFigure(guide, diagram)}
<div class="columns">
<div class="told">
<h4>Questions</h4>
${[...guide.steps.values()].map((step) => guideStep(step, guide))}
${guideTable(guide.table)}
<h4>How it can end</h4>
${[...guide.outcomes.values()].map((outcome) => guideOutcome(outcome, guide, knowledge))}
</div>
<aside>
<dl>
<div><dt>Questions</dt><dd>${guide.steps.size}</dd></div>
<div><dt>Ways it can end</dt><dd>${guide.outcomes.size}</dd></div>
<div><dt>Ways through it</dt><dd><strong>${ways.toLocaleString('en')}</strong>: every button, and every number at, just below and just above a limit</dd></div>
<div><dt>Belongs to</dt><dd>${answerLink(guide.entry, knowledge)}</dd></div>
</dl>
<h4>Sources</h4>
${sourceList(guide.sources)}
${findingList(findings)}
${lineList('Words that start it', guide.starts)}
${lineList('Words it understands', understoodWords(guide))}
</aside>
</div>
</article>`;
}

function diagramFigure({ title }: Guide, diagram: Markup): Markup {
  return html`<figure class="diagram">
<div class="scroll" tabindex="0" role="region" aria-label="Diagram: ${title}">${diagram}</div>
<figcaption><label><input type="checkbox"> Show all of it at once</label> Of numbered conditions, the first that holds counts. Day 1 is the first 24 hours of life.</figcaption>
</figure>`;
}

/** What counts as a button, or tells a number in one line, besides the button's own words. */
function understoodWords({ steps }: Guide): string[] {
  return [...steps.values()].flatMap((step) => (step.kind === 'choices'
    ? step.choices.filter(({ also }) => also.length > 0).map(({ say, also }) => `“${say}”: ${also.join(', ')}`)
    : step.told.length > 0 ? [`A number with ${step.told.join(', ')}: ${step.ask}`] : []));
}
