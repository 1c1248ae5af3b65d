import type { Attributes, Edge, Graph, Node } from '@viz-js/viz';
import type { Guide, GuideOutcome, GuideStep } from '../../assistant/knowledge/guides/types';
import type { KnowledgeBase, Level, RedFlag } from '../../assistant/knowledge/types';
import { sentencesOf } from '../content-check/sentences';
import { levelWords } from './card-parts';
import { named } from './condition-words';
import { labelOf, space, type LabelText } from './graph-text';
import { exitsOf, type Exit } from './guide-exits';

/** Characters in a line: short ones, so that more of the way is seen at once. */
const boxWidth = 20;
const arrowWidth = 22;

/** Graphviz cannot measure the reader's font. It measures a wide one, so that every other fits the boxes. */
const font = { fontname: 'Verdana' };

/** A guide as Graphviz draws it. Colours are the style sheet's: each box has its level as a class. */
export function graphOf(guide: Guide, knowledge: KnowledgeBase, direction: 'LR' | 'TB'): Graph {
  const steps = [...guide.steps.values()];
  const outcomes = [...guide.outcomes.values()];
  return {
    graphAttributes: { id: idOf(guide), rankdir: direction, bgcolor: 'transparent', nodesep: 0.16, ranksep: 0.2, pad: 0.05 },
    nodeAttributes: { ...font, shape: 'box', fontsize: 9.5, margin: '0.1,0.06', height: 0.3 },
    edgeAttributes: { ...font, fontsize: 9, arrowsize: 0.7 },
    nodes: [...steps.map((step) => stepBox(step, guide)), ...outcomes.map((outcome) => outcomeBox(outcome, guide, knowledge))],
    edges: steps.flatMap((step) => arrowsFrom(step, guide)),
  };
}

/** Unique on a page with many diagrams. */
function idOf({ id }: Guide, boxId = ''): string {
  return boxId === '' ? `diagram-${id}` : `diagram-${id}-${boxId}`;
}

function boxOf(id: string, guide: Guide, texts: readonly LabelText[], attributes: Attributes): Node {
  return { name: id, attributes: { ...attributes, id: idOf(guide, id), label: labelOf(texts, boxWidth) } };
}

/** A step of a walk-through has one button, "Next": there the first sentence of its tip says more than the question. */
function stepBox(step: GuideStep, guide: Guide): Node {
  const { id, ask, text = '' } = step;
  const tip = step.kind === 'choices' && step.choices.length === 1 ? sentencesOf(text).at(0) ?? '' : '';
  return boxOf(id, guide, [{ text: named(id), style: 'italic' }, { text: tip, style: 'bold' }, { text: ask, style: tip === '' ? 'bold' : 'plain' }], { class: 'step' });
}

function outcomeBox(outcome: GuideOutcome, guide: Guide, knowledge: KnowledgeBase): Node {
  const level = levelOf(outcome, knowledge);
  const danger = outcome.kind === 'danger' ? knowledge.redFlags.get(outcome.redFlagId)?.title ?? outcome.redFlagId : '';
  const texts: LabelText[] = [{ text: levelWords(level, knowledge), style: 'bold' }, { text: named(outcome.id), style: 'italic' }, { text: danger, style: 'plain' }];
  return boxOf(outcome.id, guide, texts, { class: `outcome ${level}`, style: 'rounded' });
}

/** A danger has the level of its card. */
export function levelOf(outcome: GuideOutcome, { redFlags }: KnowledgeBase): Level | RedFlag['level'] {
  return outcome.kind === 'told' ? outcome.level : redFlags.get(outcome.redFlagId)?.level ?? 'emergency';
}

/** One arrow to each place, however many exits lead there. */
function arrowsFrom(step: GuideStep, guide: Guide): Edge[] {
  const exits = exitsOf(step, guide);
  return [...new Set(exits.map(({ to }) => to))].map((to) => {
    const there = exits.filter((exit) => exit.to === to);
    return { tail: step.id, head: to, attributes: { id: idOf(guide, `${step.id}-to-${to}`), label: labelOf(there.flatMap((exit) => exitTexts(exit, there.length > 1)), arrowWidth, space) } };
  });
}

/** A dot shows where the next exit on the same arrow begins. */
function exitTexts({ buttons, condition }: Exit, isOneOfMany: boolean): LabelText[] {
  const said = buttons.map((say) => `“${say}”`).join(' / ');
  return [{ text: isOneOfMany && said !== '' ? `• ${said}` : said, style: 'plain' }, { text: condition, style: 'italic' }];
}
