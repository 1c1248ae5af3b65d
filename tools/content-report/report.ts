import { everyWay } from '../../assistant/knowledge/guides/every-way';
import type { Guide } from '../../assistant/knowledge/guides/types';
import type { Problem } from '../../assistant/knowledge/problem';
import type { KnowledgeBase, KnowledgeEntry, RedFlag, Region } from '../../assistant/knowledge/types';
import { gradeOf } from '../content-check/grade';
import type { Page } from '../content-check/page';
import { shortPartsOf, wholeOf } from '../content-check/parts';
import { wordsIn } from '../content-check/rules/answer-length';
import { findabilityOf, type Findability, type Outcome } from './findability';
import type { Diagrams } from './guide-diagram';
import { nothing, type Markup } from '../../leaflet/markup';

/** Everything the page shows, before it is a page. */
export interface Report {
  readonly knowledge: KnowledgeBase;
  readonly entries: readonly EntryReport[];
  readonly redFlags: readonly RedFlagReport[];
  readonly guides: readonly GuideReport[];
  /** ISO date. */
  readonly today: string;
  /** Whether the matcher had not seen the phrasings that it was asked. */
  readonly isHeldOut: boolean;
}

/** A reading grade and a number of words. */
export interface Measure {
  readonly grade: number;
  readonly words: number;
}

export interface EntryReport {
  readonly entry: KnowledgeEntry;
  readonly short: Measure;
  readonly whole: Measure;
  readonly findability: Findability;
  /** What `npm run check-content` says about its files. */
  readonly findings: readonly Problem[];
}

export interface RedFlagReport {
  readonly redFlag: RedFlag;
  readonly review: Page['head']['review'];
  readonly findings: readonly Problem[];
}

export interface GuideReport {
  readonly guide: Guide;
  readonly diagram: Markup;
  /** In how many ways it can be walked through. */
  readonly ways: number;
  readonly findings: readonly Problem[];
}

export interface ReportMaterial {
  readonly knowledge: KnowledgeBase;
  readonly pages: readonly Page[];
  readonly outcomes: readonly Outcome[];
  readonly diagrams: Diagrams;
  readonly findings: readonly Problem[];
}

export function reportOf({ knowledge, pages, outcomes, diagrams, findings }: ReportMaterial, { today, isHeldOut }: Pick<Report, 'today' | 'isHeldOut'>): Report {
  const about = (id: string): Problem[] => findings.filter(({ file }) => file.endsWith(`/${id}.md`) || file.endsWith(`phrasings/${id}.txt`));
  const pageOf = (id: string): Page | undefined => pages.find((page) => page.id === id);
  const { region } = knowledge.site;
  return {
    knowledge, today, isHeldOut,
    entries: [...knowledge.entries.values()].map((entry) => ({ entry, ...measures(pageOf(entry.id), region), findability: findabilityOf(entry.id, outcomes), findings: about(entry.id) })),
    redFlags: [...knowledge.redFlags.values()].map((redFlag) => ({ redFlag, review: pageOf(redFlag.id)?.head.review ?? { status: 'draft' }, findings: about(redFlag.id) })),
    guides: [...knowledge.guides.values()].map((guide) => ({ guide, diagram: diagrams.get(guide.id) ?? nothing, ways: everyWay(guide).length, findings: about(guide.id) })),
  };
}

function measures(page: Page | undefined, region: Region): Pick<EntryReport, 'short' | 'whole'> {
  const told = page?.told[region] ?? [];
  const counted = page?.guidance[region] ?? [];
  return {
    short: { grade: gradeOf(shortPartsOf(told).at(0)?.passages ?? []), words: wordsIn(shortPartsOf(counted).at(0)?.passages ?? []) },
    whole: { grade: gradeOf(wholeOf(told)), words: wordsIn(wholeOf(counted)) },
  };
}
