/** How bad it would be to read a wrong answer instead of the right one. Defined for sorting, explained in docs/matching.md. */
import type { KnowledgeEntry, Level } from '../assistant/knowledge/types';

/** "high": calmed where care was due. "medium": less urgent than due, or another answer about the parent's health and medicines. "low": the rest. */
export type Harm = 'high' | 'medium' | 'low';

const urgency: Readonly<Record<Level, number>> = { normal: 0, watch: 1, 'call-today': 2 };

/** Where a wrong answer is about a medicine, a drug, an illness or the mind. */
const healthGroup = 'parent-health';

/** @param given the level as it was shown, which may be that for the baby's age */
export function harmOf(right: KnowledgeEntry, given: KnowledgeEntry, givenLevel: Level): Harm {
  if (right.level !== 'normal' && givenLevel === 'normal') return 'high';
  if (urgency[givenLevel] < urgency[right.level]) return 'medium';
  return [right, given].some(({ group }) => group === healthGroup) ? 'medium' : 'low';
}

const order: readonly Harm[] = ['high', 'medium', 'low'];

/** For sorting, worst first. */
export function byHarm(one: Harm, other: Harm): number {
  return order.indexOf(one) - order.indexOf(other);
}
