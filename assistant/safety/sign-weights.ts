/** How much each sign says, learned from the lists: a sign that ordinary talk shows as often as danger does says nothing. */
import type { SignHit } from './evidence';
import type { ReadyFlag } from './model';

/** Natural logarithms of how many times likelier the sign makes something. */
export interface SignWeight {
  /** … any danger. */
  readonly danger: number;
  /** … this red flag rather than another. */
  readonly flag: number;
}

/** What one message teaches about signs. */
export interface SignLesson {
  readonly hits: readonly SignHit[];
  /** Flag number, or the number of flags for "no danger". */
  readonly label: number;
}

/**
 * Added to every count. A clinician's sign that no list shows and no ordinary message shows either still speaks:
 * it is taken as seen in one or two dangers and in half a harmless message.
 */
const smoothing = { dangers: 1.5, harmless: 0.5, flag: 0.6 };
/** A clinician who writes "ask:" doubts the sign, however the lists look. */
const askDiscount = 1.5;
/** Weights are kept in fifths: halves save little and double the asked look-alikes. */
export const steps = 5;

interface Counts {
  own: number;
  other: number;
  harmless: number;
}

/** Weights by flag and sign, in fifths so that they are short to write. */
export function signWeights(flags: readonly ReadyFlag[], lessons: readonly SignLesson[]): SignWeight[][] {
  const counts = flags.map(({ signs }) => signs.map((): Counts => ({ own: 0, other: 0, harmless: 0 })));
  const totals = flags.map(() => 0);
  for (const { hits, label } of lessons) {
    if (label < flags.length) totals[label]++;
    for (const { flag, sign, trust } of hits) if (trust === 1) count(counts[flag][sign], flag, label, flags.length);
  }
  const dangers = totals.reduce((sum, total) => sum + total, 0);
  const size = { dangers, harmless: lessons.length - dangers };
  return flags.map(({ signs }, flag) => signs.map(({ sign }, index) => weightOf(counts[flag][index], { ...size, own: totals[flag] }, sign.certainty === 'ask' ? askDiscount : 0)));
}

function count(counts: Counts, flag: number, label: number, none: number): void {
  if (label === none) counts.harmless++;
  else if (label === flag) counts.own++;
  else counts.other++;
}

function weightOf({ own, other, harmless }: Counts, size: { dangers: number; harmless: number; own: number }, discount: number): SignWeight {
  const danger = Math.log((own + other + smoothing.dangers) / size.dangers / ((harmless + smoothing.harmless) / size.harmless)) - discount;
  const flag = Math.log((own + smoothing.flag) / size.own / ((other + smoothing.flag) / (size.dangers - size.own + 1)));
  return { danger: Math.round(danger * steps) / steps, flag: Math.round(flag * steps) / steps };
}
