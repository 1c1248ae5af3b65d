/** The quality figures, defined once. */
import type { Answer } from '../assistant/answer';
import type { KnowledgeEntry } from '../assistant/knowledge/types';
import { byHarm, harmOf, type Harm } from './harm';

export interface QuestionFigures {
  readonly count: number;
  /** Shares of `count`, 0…1. */
  readonly right: number;
  readonly offered: number;
  readonly wrong: number;
  readonly refused: number;
  /** A red flag on an in-scope question. */
  readonly falseSure: number;
  readonly falseAsk: number;
}

export interface QuestionsFigures extends QuestionFigures {
  readonly byStyle: Readonly<Record<string, QuestionFigures>>;
  /** By the group of the first accepted entry. */
  readonly byGroup: Readonly<Record<string, QuestionFigures>>;
  /** Worst first. */
  readonly confusions: readonly Confusion[];
  readonly bands: readonly Band[];
}

export interface Figures {
  readonly questions: QuestionsFigures;
  /** Questions whose topics are not in the content. */
  readonly skipped: number;
  readonly outOfScope: OutOfScopeFigures & { readonly byKind: Readonly<Record<string, OutOfScopeFigures>> };
  readonly redFlags: RedFlagFigures;
}

export interface OutOfScopeFigures {
  readonly count: number;
  readonly falseAnswers: number;
  readonly unsure: number;
  readonly falseSure: number;
  readonly falseAsk: number;
}

export interface RedFlagFigures {
  readonly positives: number;
  readonly recall: number;
  readonly recallSure: number;
  /** The expected flag, or one listed in `also`; share of all positives. */
  readonly rightFlag: number;
  readonly negatives: number;
  readonly falseSure: number;
  readonly falseAsk: number;
  readonly missed: readonly string[];
}

export interface Confusion {
  readonly accepted: string;
  readonly given: string;
  readonly harm: Harm;
  readonly count: number;
}

/** Questions whose confidence lies in one tenth, and the share of them whose first entry is right: the calibration. */
export interface Band {
  readonly from: number;
  readonly count: number;
  readonly rightFirst: number;
}

export interface AskedQuestion {
  readonly accept: readonly string[];
  readonly style: string;
  readonly answer: Answer;
}

type Outcome = 'right' | 'offered' | 'wrong' | 'refused' | 'sure' | 'ask' | 'other';

function outcomeOf({ accept, answer }: AskedQuestion): Outcome {
  switch (answer.kind) {
    case 'answered':
      return accept.includes(answer.entry.id) ? 'right' : 'wrong';
    case 'unsure':
      return answer.offered.some(({ id }) => accept.includes(id)) ? 'offered' : 'refused';
    case 'red-flag':
      return answer.certainty;
    case 'unknown':
      return 'refused';
    case 'small-talk':
    case 'command':
    case 'guide':
      return 'other';
  }
}

type Entries = ReadonlyMap<string, KnowledgeEntry>;

export function scoreQuestions(asked: readonly AskedQuestion[], entries: Entries): QuestionsFigures {
  const sharesBy = (keyOf: (question: AskedQuestion) => string): Record<string, QuestionFigures> => Object.fromEntries(groupedBy(asked, keyOf).map(([key, part]) => [key, shares(part)]));
  const groupOf = ({ accept }: AskedQuestion): string => firstKnown(accept, entries)?.group ?? 'unknown';
  return { ...shares(asked), byStyle: sharesBy(({ style }) => style), byGroup: sharesBy(groupOf), confusions: confusionsOf(asked, entries), bands: bandsOf(asked) };
}

function firstKnown(accept: readonly string[], entries: Entries): KnowledgeEntry | undefined {
  return accept.flatMap((id) => entries.get(id) ?? []).at(0);
}

function shares(asked: readonly AskedQuestion[]): QuestionFigures {
  const outcomes = asked.map(outcomeOf);
  const share = (...wanted: readonly Outcome[]): number => ratio(outcomes.filter((outcome) => wanted.includes(outcome)).length, asked.length);
  return { count: asked.length, right: share('right'), offered: share('offered'), wrong: share('wrong'), refused: share('refused', 'other'), falseSure: share('sure'), falseAsk: share('ask') };
}

function confusionsOf(asked: readonly AskedQuestion[], entries: Entries): Confusion[] {
  const wrong = asked.flatMap((question): Confusion[] => {
    const { accept, answer } = question;
    const right = firstKnown(accept, entries);
    if (answer.kind !== 'answered' || !right || outcomeOf(question) !== 'wrong') return [];
    return [{ accepted: right.id, given: answer.entry.id, harm: harmOf(right, answer.entry, answer.level), count: 1 }];
  });
  return groupedBy(wrong, ({ accepted, given, harm }) => `${accepted} ${given} ${harm}`)
    .map(([, same]) => ({ ...same[0], count: same.length }))
    .sort((one, other) => byHarm(one.harm, other.harm) || other.count - one.count);
}

function bandsOf(asked: readonly AskedQuestion[]): Band[] {
  const judged = asked.flatMap(({ answer, accept }) => {
    if (answer.kind === 'answered') return [{ confidence: answer.confidence, isRight: accept.includes(answer.entry.id) }];
    return answer.kind === 'unsure' ? [{ confidence: answer.confidence, isRight: accept.includes(answer.offered[0].id) }] : [];
  });
  return groupedBy(judged, ({ confidence }) => String(Math.min(9, Math.floor(confidence * 10))))
    .map(([tenth, part]) => ({ from: Number(tenth) / 10, count: part.length, rightFirst: ratio(part.filter(({ isRight }) => isRight).length, part.length) }))
    .sort((one, other) => one.from - other.from);
}

export function scoreOutOfScope(asked: readonly { readonly kind: string; readonly answer: Answer }[]): Figures['outOfScope'] {
  return { ...outsideShares(asked), byKind: Object.fromEntries(groupedBy(asked, ({ kind }) => kind).map(([kind, part]) => [kind, outsideShares(part)])) };
}

function outsideShares(asked: readonly { readonly answer: Answer }[]): OutOfScopeFigures {
  const share = (isSo: (answer: Answer) => boolean): number => ratio(asked.filter(({ answer }) => isSo(answer)).length, asked.length);
  return { count: asked.length, falseAnswers: share(({ kind }) => kind === 'answered'), unsure: share(({ kind }) => kind === 'unsure'), falseSure: share((answer) => isFlag(answer, 'sure')), falseAsk: share((answer) => isFlag(answer, 'ask')) };
}

function isFlag(answer: Answer, certainty: 'sure' | 'ask'): boolean {
  return answer.kind === 'red-flag' && answer.certainty === certainty;
}

export function scoreRedFlags(asked: readonly { readonly text: string; readonly flag: string | null; readonly also: readonly string[]; readonly answer: Answer }[]): RedFlagFigures {
  const positives = asked.filter(({ flag }) => flag !== null);
  const negatives = asked.filter(({ flag }) => flag === null);
  const share = (part: typeof asked, isSo: (line: (typeof asked)[number]) => boolean): number => ratio(part.filter(isSo).length, part.length);
  return {
    positives: positives.length,
    recall: share(positives, ({ answer }) => answer.kind === 'red-flag'),
    recallSure: share(positives, ({ answer }) => isFlag(answer, 'sure')),
    rightFlag: share(positives, ({ answer, flag, also }) => answer.kind === 'red-flag' && (answer.redFlag.id === flag || also.includes(answer.redFlag.id))),
    negatives: negatives.length,
    falseSure: share(negatives, ({ answer }) => isFlag(answer, 'sure')),
    falseAsk: share(negatives, ({ answer }) => isFlag(answer, 'ask')),
    missed: positives.filter(({ answer }) => answer.kind !== 'red-flag').map(({ text }) => text),
  };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}
