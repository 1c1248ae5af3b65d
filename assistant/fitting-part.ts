/** The lines of an answer that fit a short question about it: "which size" finds the line about the size, "how often" the one that says how often. */
import { forAge } from './for-age';
import { lineScorer, type LineScore } from './line-score';
import { questionKind, sayingOf, wholeSections, type QuestionKind } from './question-kind';
import type { KnowledgeEntry } from './knowledge/types';

export interface Line {
  /** Place in the entry, the same as long as its text is. */
  readonly place: number;
  /** Heading it stands under; none in the short answer. */
  readonly section?: string;
  readonly text: string;
}

export interface FittingPart {
  /** Heading of the first line, or of the whole section. */
  readonly section: string;
  /** Markdown: the lines, each section under its heading. */
  readonly text: string;
  readonly places: readonly number[];
}

export interface PartQuestion {
  readonly utterance: string;
  readonly entry: KnowledgeEntry;
  readonly babyAgeDays: number | undefined;
  /** Places shown since the entry was answered: never shown twice. */
  readonly shown: readonly number[];
  /** The stems of a text that carry meaning. */
  readonly stemsOf: (text: string) => readonly string[];
}

/** More would be the whole answer again. */
const mostLines = 3;
const mostLinesByKind = 2;
/** A line needs this share of the best one's score. */
const nearBest = 0.6;

/** What to show; undefined when no line fits. */
export function fittingPart(asked: PartQuestion): FittingPart | undefined {
  const lines = linesOf(asked.entry, asked.babyAgeDays).filter(({ place }) => !asked.shown.includes(place));
  const kind = questionKind(asked.utterance);
  const score = lineScorer({ ...asked, lines });
  const byWords = score.hasTelling ? together(best(lines, (line) => boosted(score.of(line), line, kind), mostLines)) : undefined;
  return byWords ?? (kind === undefined ? undefined : partOfKind(kind, lines, score));
}

/** What to do, as long as it was not shown. */
export function sectionUnseen({ entry, babyAgeDays, shown }: PartQuestion): FittingPart | undefined {
  return together(linesOf(entry, babyAgeDays).filter(({ place, section }) => section === 'What you can do' && !shown.includes(place)));
}

/** "why" is answered by its section whatever else is asked; the others only when no word says what is asked about. */
function partOfKind(kind: QuestionKind, lines: readonly Line[], { hasTelling }: LineScore): FittingPart | undefined {
  if (hasTelling && kind !== 'reason') return undefined;
  const whole = wholeSections[kind];
  if (whole !== undefined) return together(lines.filter(({ section }) => section === whole));
  return together(best(lines.filter(({ section }) => section !== 'Call for help if'), (line) => (sayingOf(kind)?.test(line.text) ? 1 : 0), mostLinesByKind));
}

/** A line about the same thing that says no amount or time answers no "how much" or "how long". */
const measured: ReadonlySet<QuestionKind | undefined> = new Set(['amount', 'milk-amount', 'duration', 'frequency']);

function boosted(score: number, line: Line, kind: QuestionKind | undefined): number {
  if (kind !== undefined && sayingOf(kind)?.test(line.text)) return score > 0 ? score + 0.5 : 0;
  return measured.has(kind) ? 0 : score;
}

function best(lines: readonly Line[], scoreOf: (line: Line) => number, most: number): readonly Line[] {
  const scored = lines.map((line) => ({ line, score: scoreOf(line) })).filter(({ score }) => score > 0);
  const highest = Math.max(0, ...scored.map(({ score }) => score));
  const near = scored.filter(({ score }) => score >= nearBest * highest).sort((one, other) => other.score - one.score).slice(0, most);
  return near.map(({ line }) => line).sort((one, other) => one.place - other.place);
}

function together(lines: readonly Line[]): FittingPart | undefined {
  if (lines.length === 0) return undefined;
  const sections = [...new Set(lines.map(({ section }) => section))];
  const texts = sections.map((section) => {
    const own = lines.filter((line) => line.section === section).map(({ text }) => text);
    return section === undefined ? own.join(' ') : `**${section}**\n\n${own.map((text) => `- ${text}`).join('\n')}`;
  });
  return { section: sections.find((section) => section !== undefined) ?? '', text: texts.join('\n\n'), places: lines.map(({ place }) => place) };
}

/** The sentences of the short answer for the baby's age, then every item of the sections. */
export function linesOf(entry: KnowledgeEntry, babyAgeDays: number | undefined): readonly Line[] {
  const short = forAge(entry, babyAgeDays).short.replace(/\s+/g, ' ').split(/(?<=[.!?])\s+(?=[A-Z])/).map((text) => ({ text }));
  const sections = entry.body.split(/^## /m).filter((section) => section.trim() !== '').flatMap((section) => {
    const [heading, ...rest] = section.trim().split('\n');
    return rest.map((text) => text.replace(/^(?:\d+\.|-)\s+/, '').trim()).filter((text) => text !== '').map((text) => ({ section: heading, text }));
  });
  return [...short, ...sections].map((line, place) => ({ ...line, place }));
}
