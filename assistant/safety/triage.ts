/** Is somebody in danger? Asked of every message before anything else. Uses neither the search nor the network nor a clock. */
import { readFor, ready, triageReading, type Known, type Ready } from './decide';
import type { TriageModel } from './model';

export { buildTriage, type TriageInput } from './build';
export type { TriageModel } from './model';

export interface TriageResult {
  readonly redFlagId: string;
  /** "ask": the softer card, "Is this happening now?". */
  readonly certainty: 'sure' | 'ask';
}

/** Models made ready; parsed signs cannot be written as JSON, so they are made again once for each model. */
const prepared = new WeakMap<TriageModel, Ready>();

function readyFor(model: TriageModel): Ready {
  const known = prepared.get(model);
  if (known !== undefined) return known;
  const made = ready(model);
  prepared.set(model, made);
  return made;
}

/** The red flag in the message, or undefined. `known` is what the conversation already told. Never throws on any text. */
export function triage(model: TriageModel, utterance: string, known: Known): TriageResult | undefined {
  const made = readyFor(model);
  const decision = triageReading(made, readFor(made.language, utterance, known));
  return decision && { redFlagId: made.language.flags[decision.flag].id, certainty: decision.certainty };
}
