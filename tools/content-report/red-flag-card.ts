import type { RedFlag } from '../../assistant/knowledge/types';
import { findingList, levelMark, lineList, reviewMark, reviewState, sourceList } from './card-parts';
import { html, markdown, type Markup } from '../../leaflet/markup';
import type { RedFlagReport, Report } from './report';

export const redFlagGroup = 'danger-signs';

const whoWords: Readonly<Record<RedFlag['who'], string>> = { parent: 'the parent', baby: 'the baby', either: 'the parent or the baby' };

/** One danger sign: what is said, what to do while waiting, and what it listens for. */
export function redFlagCard({ redFlag, review, findings }: RedFlagReport, { knowledge, today }: Report): Markup {
  return html`<article id="danger-${redFlag.id}" class="danger" data-kind="danger" data-group="${redFlagGroup}" data-level="${redFlag.level}" data-review="${reviewState(review, today)}" data-findings="${findings.length > 0 ? 'yes' : 'no'}">
<header>
<p class="path">danger sign / <code>${redFlag.id}</code></p>
<h3>${redFlag.title}</h3>
<p class="marks">${levelMark(redFlag.level, knowledge)} ${reviewMark(review, today)}</p>
</header>
<div class="columns">
<div class="told">
<div class="short">${markdown(redFlag.message)}</div>
<h4>${knowledge.messages.whileYouWait}</h4>
${markdown(redFlag.waiting)}
</div>
<aside>
<dl>
<div><dt>About</dt><dd>${whoWords[redFlag.who]}</dd></div>
<div><dt>When it is over</dt><dd>${redFlag.afterwards === 'counts' ? 'still counts' : 'no longer counts'}</dd></div>
<div><dt>Where others read along</dt><dd>${redFlag.amongOthers === 'whole' ? 'all of it' : 'the numbers only'}</dd></div>
<div><dt>Examples</dt><dd>${redFlag.caught.length} that must be caught, ${redFlag.passed.length} that must pass</dd></div>
</dl>
<h4>Sources</h4>
${sourceList(redFlag.sources)}
${findingList(findings)}
${lineList('Signs', redFlag.signs)}
${lineList('Passes', redFlag.passes)}
</aside>
</div>
</article>`;
}
