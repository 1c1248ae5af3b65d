import type { Guide, GuideStep } from '../../assistant/knowledge/guides/types';
import { named } from './condition-words';
import { exitsOf, type Exit } from './guide-exits';
import { html, markdown, nothing, type Markup } from '../../leaflet/markup';

/** One question in words: what is said before it, how it is answered, and where each answer leads. */
export function guideStep(step: GuideStep, guide: Guide): Markup {
  return html`<section class="step">
<h5><span class="name">${named(step.id)}</span> ${step.ask}</h5>
${step.text === undefined ? nothing : markdown(step.text)}
${step.picture === undefined ? nothing : html`<p class="quiet">Picture: ${step.picture.alt}</p>`}
${step.kind === 'input' ? html`<p class="quiet">${inputWords[step.input]} from ${step.min} to ${step.max}${step.input === 'age' ? ' days, asked only if not yet known' : ''}</p>` : nothing}
<ul>${exitsOf(step, guide).map((exit) => exitLine(exit, step))}</ul>
</section>`;
}

const inputWords = { age: 'An age', number: 'A number', hours: 'Hours' } as const;

function exitLine({ buttons, condition, to }: Exit, step: GuideStep): Markup {
  const isForUnsure = step.kind === 'choices' && step.choices.some(({ isUnsure, say }) => isUnsure && buttons.includes(say));
  const said = `${buttons.map((say) => `“${say}”`).join(' or ')}${isForUnsure ? ' (also when a parent does not know)' : ''}`;
  const words = [said, condition].filter((part) => part !== '').join(', ');
  return html`<li>${words === '' ? 'Any answer' : words} → <span class="name">${named(to)}</span></li>`;
}
