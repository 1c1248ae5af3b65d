/** What was asked, added up over days. Numbers below five are kept back: in a small ward they could point at somebody. */
import type { DayCount } from '../storage/store';

/** The least number that is told; an engineering choice of 2026-11-29, for a hospital to judge. */
const leastTold = 5;

/** A number, or that there are fewer than five. */
export type Told = number | '<5';

export interface Line {
  /** An id of the content, or a kind. */
  readonly name: string;
  readonly count: Told;
}

export interface Feedback extends Pick<Line, 'name'> {
  readonly helped: Told;
  readonly notWhatIMeant: Told;
}

/** Of messages that asked something: answered, offered a choice, or without an answer. In whole percent; '<5': fewer than five messages. */
export interface Shares {
  readonly answered: Told;
  readonly unsure: Told;
  readonly unknown: Told;
}

export interface Report {
  readonly from: string;
  readonly to: string;
  readonly messages: Told;
  /** Absent when fewer than five asked. */
  readonly shares?: Shares;
  /** Most often first, in every list. */
  readonly kinds: readonly Line[];
  readonly channels: readonly Line[];
  readonly hours: readonly Line[];
  readonly entries: readonly Line[];
  readonly redFlags: readonly Line[];
  readonly guides: readonly Line[];
  readonly guideEnds: readonly Line[];
  /** Where "not what I meant" was said most comes first. */
  readonly feedback: readonly Feedback[];
}

function told(count: number): Told {
  return count > 0 && count < leastTold ? '<5' : count;
}

function sum(counts: readonly DayCount[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}

type NameOf = (labels: DayCount['labels']) => string | undefined;

function totals(counts: readonly DayCount[], nameOf: NameOf): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const { labels, count } of counts) {
    const name = nameOf(labels);
    if (name !== undefined) totals.set(name, (totals.get(name) ?? 0) + count);
  }
  return totals;
}

/** Those kept back stand last, in the order of the alphabet: their own order would tell something. */
function lines(counts: readonly DayCount[], nameOf: NameOf): readonly Line[] {
  const shown = (count: number): number => (count < leastTold ? 0 : count);
  const sorted = [...totals(counts, nameOf)].sort(([name, count], [otherName, otherCount]) => shown(otherCount) - shown(count) || name.localeCompare(otherName));
  return sorted.map(([name, count]) => ({ name, count: told(count) }));
}

function sharesOf(turns: readonly DayCount[]): Pick<Report, 'shares'> {
  const of = (kind: string): number => sum(turns.filter(({ labels }) => labels.kind === kind));
  const [answered, unsure, unknown] = [of('answered'), of('unsure'), of('unknown')];
  const all = answered + unsure + unknown;
  if (all < leastTold) return {};
  // With few questions a percentage is a count in disguise.
  const percent = (count: number): Told => (told(count) === '<5' ? '<5' : Math.round((100 * count) / all));
  return { shares: { answered: percent(answered), unsure: percent(unsure), unknown: percent(unknown) } };
}

function feedbackOf(counts: readonly DayCount[]): readonly Feedback[] {
  const of = (verdict: string): ReadonlyMap<string, number> => totals(counts.filter(({ labels }) => labels.verdict === verdict), ({ entry }) => entry);
  const [helped, notMeant] = [of('helped'), of('notWhatIMeant')];
  const names = lines(counts.filter(({ labels }) => labels.verdict === 'notWhatIMeant'), ({ entry }) => entry).map(({ name }) => name);
  const others = [...helped.keys()].filter((name) => !notMeant.has(name)).sort();
  return [...names, ...others].map((name) => ({ name, helped: told(helped.get(name) ?? 0), notWhatIMeant: told(notMeant.get(name) ?? 0) }));
}

/** @param counts of these days, as the storage gives them */
export function reportOn(counts: readonly DayCount[], { from, to }: Pick<Report, 'from' | 'to'>): Report {
  const turns = counts.filter(({ name }) => name === 'turns');
  return {
    from,
    to,
    messages: told(sum(turns)),
    ...sharesOf(turns),
    kinds: lines(turns, ({ kind }) => kind),
    channels: lines(turns, ({ channel }) => channel),
    hours: lines(turns, ({ hours }) => hours),
    entries: lines(turns, ({ entry }) => entry),
    redFlags: lines(turns, ({ redFlag }) => redFlag),
    guides: lines(turns, ({ guide }) => guide),
    guideEnds: lines(turns, ({ guide, guideEnd }) => (guide === undefined || guideEnd === undefined ? undefined : `${guide}: ${guideEnd}`)),
    feedback: feedbackOf(counts.filter(({ name }) => name === 'feedback')),
  };
}
