/** Moves through a guide: from a place and a reply to the next place or to an outcome. */
import { nextOf } from '../knowledge/guides/branches';
import type { Guide, GuideAnswers, GuideOutcome, GuideStep } from '../knowledge/guides/types';
import type { GuidePlace } from '../answer';
import type { Reply } from './reply';

/** What is known without asking. */
export interface Known {
  readonly babyAgeDays?: number;
  readonly now: number;
}

export type Arrival = { readonly kind: 'step'; readonly step: GuideStep; readonly place: GuidePlace } | { readonly kind: 'outcome'; readonly outcome: GuideOutcome; readonly day?: number };

export function begin(guide: Guide, known: Known, told: GuideAnswers = {}): Arrival {
  return arrive(guide, guide.first, { id: guide.id, version: guide.version, step: guide.first, answers: {}, told, path: [], at: known.now, tries: 0 }, known);
}

/** The reply must be one that answers the step. */
export function advance(guide: Guide, place: GuidePlace, { step, reply }: { readonly step: GuideStep; readonly reply: Extract<Reply, { kind: 'choice' | 'number' }> }, known: Known): Arrival {
  const value = reply.kind === 'choice' ? reply.choice.id : reply.value;
  const answers = { ...place.answers, [subjectOf(step)]: value };
  const branches = reply.kind === 'choice' ? reply.choice.branches : step.kind === 'input' ? step.branches : [];
  return arrive(guide, nextOf(branches, answers, guide), { ...place, answers, path: [...place.path, place.step], tries: 0 }, known);
}

/** One question back; undefined at the first. What was told in advance is asked for now: it may have been wrong. */
export function goBack(guide: Guide, place: GuidePlace, now: number): { readonly step: GuideStep; readonly place: GuidePlace } | undefined {
  const before = place.path.at(-1);
  const step = before === undefined ? undefined : guide.steps.get(before);
  if (!step) return undefined;
  const answers = Object.fromEntries(Object.entries(place.answers).filter(([subject]) => subject !== subjectOf(step)));
  return { step, place: { ...place, step: step.id, answers, told: {}, path: place.path.slice(0, -1), at: now, tries: 0 } };
}

function subjectOf(step: GuideStep): string {
  return step.kind === 'input' && step.input === 'age' ? 'day' : step.id;
}

/** Passes by what is known already. The reader has proved that this ends. */
function arrive(guide: Guide, at: string, place: GuidePlace, known: Known): Arrival {
  const step = guide.steps.get(at);
  const outcome = guide.outcomes.get(at);
  if (outcome) return { kind: 'outcome', outcome, ...(typeof place.answers.day === 'number' ? { day: place.answers.day } : {}) };
  if (!step) throw new Error(`The guide "${guide.id}" leads to "${at}", which it does not have.`);
  const value = knownValue(step, place, known);
  if (value === undefined || step.kind !== 'input') return { kind: 'step', step, place: { ...place, step: at, at: known.now } };
  const answers = { ...place.answers, [subjectOf(step)]: value };
  return arrive(guide, nextOf(step.branches, answers, guide), { ...place, answers }, known);
}

/** An age beyond the guide's limits counts as the limit: the guide has nothing more to tell apart there. */
function knownValue(step: GuideStep, { told }: GuidePlace, { babyAgeDays }: Known): number | undefined {
  if (step.kind !== 'input') return undefined;
  if (step.input === 'age') return babyAgeDays === undefined ? undefined : Math.min(step.max, Math.max(step.min, babyAgeDays)) + 1;
  const value = told[step.id];
  return typeof value === 'number' ? value : undefined;
}
