import type { ContentFile } from '../../assistant/knowledge/content-files';
import type { Filler } from '../../assistant/knowledge/placeholders';
import type { Region } from '../../assistant/knowledge/types';
import { guidePassagesOf } from './guide-passages';
import { passagesOf, type Passage } from './passages';
import { readPageHead, type PageHead } from './page-head';
import { wordsOfSentence } from './quantity';
import { sentencesOf } from './sentences';

export const regions: readonly Region[] = ['US', 'UK'];

/** One Markdown file that a parent reads, loosely read: one mistake in it must not hide the others. */
export interface Page {
  readonly path: string;
  readonly id: string;
  readonly kind: 'answer' | 'red-flag' | 'guide';
  readonly text: string;
  readonly head: PageHead;
  /** As written. */
  readonly passages: readonly Passage[];
  /** As parents of each region read it. */
  readonly told: Readonly<Record<Region, readonly Passage[]>>;
  /** Each region's guidance in American words, with the hospital's facts as placeholders. */
  readonly guidance: Readonly<Record<Region, readonly Passage[]>>;
  /** The sentences of the guidance. */
  readonly sentences: Readonly<Record<Region, readonly Sentence[]>>;
  /** The nurse's question of an answer: told as parents of each region hear it, and its sentences as the guidance has them. Empty without one. */
  readonly teachBack: Readonly<Record<Region, Asked>>;
}

export interface Sentence {
  readonly line: number;
  readonly text: string;
  /** As the patterns see it. */
  readonly words: readonly string[];
}

export interface Asked {
  readonly told: readonly Passage[];
  readonly sentences: readonly Sentence[];
}

/** By folder; every other one is a group of answers. */
const kinds: Readonly<Record<string, Page['kind'] | undefined>> = { 'red-flags': 'red-flag', guides: 'guide' };

export type Fillers = Readonly<Record<Region, Filler>>;

export function pageOf(file: ContentFile, told: Fillers, guidance: Fillers): Page | undefined {
  const found = /^en\/(answers\/[^/]+|red-flags|guides)\/([^/]+)\.md$/.exec(file.path);
  if (!found) return undefined;
  const kind = kinds[found[1]] ?? 'answer';
  const passages = kind === 'guide' ? guidePassagesOf(file.text) : passagesOf(file.text);
  const inRegions = (fillers: Fillers): Record<Region, Passage[]> => forRegions((region) => filledIn(passages, fillers[region]));
  const guided = inRegions(guidance);
  const head = readPageHead(file.text);
  const asked = askedIn(file.text, head);
  return {
    path: file.path, id: found[2], kind, text: file.text, head, passages,
    told: inRegions(told), guidance: guided, sentences: forRegions((region) => guided[region].flatMap(sentencesIn)),
    teachBack: forRegions((region) => ({ told: filledIn(asked, told[region]), sentences: filledIn(asked, guidance[region]).flatMap(sentencesIn) })),
  };
}

/** The front matter's question as one passage. */
function askedIn(text: string, { teachBack }: PageHead): Passage[] {
  if (teachBack === '') return [];
  return [{ line: lineWith(text, 'teachBack:').line ?? 1, section: 'the question to tell it back', kind: 'paragraph', text: teachBack }];
}

function filledIn(passages: readonly Passage[], fill: Filler): Passage[] {
  return passages.map((passage) => ({ ...passage, text: fill(passage.text).text }));
}

function forRegions<Value>(make: (region: Region) => Value): Record<Region, Value> {
  return { US: make('US'), UK: make('UK') };
}

function sentencesIn({ line, text }: Passage): Sentence[] {
  return sentencesOf(text).map((sentence) => ({ line, text: sentence, words: wordsOfSentence(sentence) }));
}

/** The line on which a text stands, if it stands on one; 1 is the first. */
export function lineWith(text: string, part: string): { line?: number } {
  const line = text.split('\n').findIndex((candidate) => candidate.includes(part)) + 1;
  return line > 0 ? { line } : {};
}
