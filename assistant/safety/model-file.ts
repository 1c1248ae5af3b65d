/** The learned triage as one file, so that a second start need not learn again. */
import { z } from 'zod';
import { lessonsHashOf, readKept, writeKept } from '../learning/kept-file';
import { buildTriage, type TriageInput } from './build';
import { packTriage, unpackTriage, type Packed } from './pack';
import type { TriageModel } from './model';

/** Raise when signs, features, learning or this form change: older files are then learned anew. */
const format = 26;

/** Only files of our own name and form are read; their inside is what packTriage made. */
const packedFile = z.custom<Packed>((value) => z.object({ classifier: z.object({ rows: z.number(), weights: z.string() }), ordinaryStems: z.string(), examples: z.object({}) }).safeParse(value).success);

export interface TriagePlace {
  readonly folder: string;
  readonly onProgress: (what: string) => void;
}

/** Reads the triage that was learned from exactly these signs and messages, or learns it and keeps it in the folder. */
export function loadTriage(input: TriageInput, { folder, onProgress }: TriagePlace): TriageModel {
  const file = { folder, kind: 'triage', format, lessonsHash: lessonsHashOf(learnedFrom(input)) };
  const bytes = readKept(file);
  const kept = bytes && packedFile.safeParse(parsed(bytes));
  if (kept?.success) return unpackTriage(kept.data);
  onProgress('Learning the danger signs (about ten seconds)');
  const model = buildTriage(input);
  writeKept(file, Buffer.from(JSON.stringify(packTriage(model))));
  return model;
}

/** What a card says is not learned from: an edit of its words needs no new learning. */
function learnedFrom({ redFlags, ordinary, outOfScope }: TriageInput): unknown {
  return [redFlags.map(({ id, level, afterwards, signs, passes, words, caught, passed }) => [id, level, afterwards, signs, passes, words, caught, passed]), ordinary, outOfScope];
}

/** A file cut short is no JSON: its triage is learned anew. */
function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
