/**
 * Triage in the page, before the network: bundled into `assets/triage.js` as `firstDropsTriage`; `assets/triage-data.js` follows it. What it hands out is a contract with
 * channels/widget/page/chat/danger.ts. It knows no page and no network.
 */
import { readFor, ready, triageReading, type Ready } from './decide';
import { unpackTriage, type Packed } from './pack';
import { decodeInSteps } from './text-code';

export interface PageData {
  readonly model: Packed;
  /** By flag number: the whole card as Markdown. */
  readonly texts: readonly string[];
}

/** What the page shows, and by what it knows the server's own card again. */
export interface Danger {
  readonly redFlagId: string;
  readonly level: 'emergency' | 'urgent';
  readonly certainty: 'sure' | 'ask';
  readonly text: string;
}

type Steps = Generator<undefined, string>;

let steps: Steps | undefined;
let made: { readonly data: PageData; readonly ready: Ready } | undefined;
let babyAgeDays: number | undefined;

/** Takes the data that follows this script. Reads it in little pieces, so that the page stays quick. */
export function load(code: string): void {
  steps = decodeInSteps(code);
  setTimeout(work);
}

/** Milliseconds at once. */
const pieceMilliseconds = 8;

function work(): void {
  const until = Date.now() + pieceMilliseconds;
  while (made === undefined && steps !== undefined && Date.now() < until) step(steps);
  if (made === undefined) setTimeout(work);
}

function step(running: Steps): void {
  const { done, value } = running.next();
  if (done !== true || made !== undefined) return;
  const data = dataIn(value);
  made = { data, ready: ready(unpackTriage(data.model)) };
}

/** Only what `pageDataScript` wrote comes here. */
function dataIn(text: string): PageData {
  const read: (text: string) => PageData = JSON.parse;
  return read(text);
}

/** A message not yet sent. It waits for nothing: what is not read yet is read now. */
export function look(utterance: string): Danger | undefined {
  while (made === undefined && steps !== undefined) step(steps);
  if (made === undefined) return undefined;
  const { data, ready: own } = made;
  const reading = readFor(own.language, utterance, { babyAgeDays });
  babyAgeDays = reading.ageDays;
  const decision = triageReading(own, reading);
  if (decision === undefined) return undefined;
  const { id, level } = own.language.flags[decision.flag];
  return { redFlagId: id, level, certainty: decision.certainty, text: data.texts[decision.flag] };
}

/** A new conversation: the baby's age told in the last one counts no longer. */
export function forget(): void {
  babyAgeDays = undefined;
}
