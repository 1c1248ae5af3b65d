import { instance, type Viz } from '@viz-js/viz';
import type { Guide } from '../../assistant/knowledge/guides/types';
import type { KnowledgeBase } from '../../assistant/knowledge/types';
import { graphOf } from './guide-graph';
import { html, ownCode, type Markup } from '../../leaflet/markup';

export type Diagrams = ReadonlyMap<string, Markup>;

/** Every guide's diagram, by its id. Graphviz is a WebAssembly module: it needs no program on the machine and no network, but a moment to start. */
export async function diagramsOf(knowledge: KnowledgeBase): Promise<Diagrams> {
  const viz = await instance();
  return new Map([...knowledge.guides.values()].map((guide) => [guide.id, diagramOf(guide, knowledge, viz)]));
}

/** The way it is narrower, so that a reader scrolls least. */
export function diagramOf(guide: Guide, knowledge: KnowledgeBase, viz: Viz): Markup {
  const [across, down] = (['LR', 'TB'] as const).map((direction) => viz.renderString(graphOf(guide, knowledge, direction), { format: 'svg_inline' }));
  return asPicture(widthOf(across) < widthOf(down) ? across : down, `Diagram of “${guide.title}”: ${guide.steps.size} questions and ${guide.outcomes.size} ways it can end. The same stands in words below.`);
}

function widthOf(svg: string): number {
  return Number(/<svg width="([\d.]+)pt"/.exec(svg)?.[1] ?? Infinity);
}

/** One picture to a screen reader, with a sentence in its place. Graphviz's comments and titles repeat the ids, which would show as tooltips. */
function asPicture(svg: string, sentence: string): Markup {
  const drawn = svg.replace(/<!--[\s\S]*?-->\s*/g, '').replace(/<title>[^<]*<\/title>\s*/g, '').replace('<svg ', `<svg role="img" aria-label="${html`${sentence}`.html}" `);
  return ownCode(drawn);
}
