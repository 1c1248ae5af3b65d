/** Every guide of the content folder, and whether the answers, dangers and pictures they name are there and agree with them. */
import { variantForAge } from '../answer-body';
import { gravity } from '../gravity';
import type { ContentFile } from '../content-files';
import type { Filler } from '../placeholders';
import type { Checked, Problem } from '../problem';
import type { KnowledgeEntry, RedFlag } from '../types';
import { everyWay, type Way } from './every-way';
import { readGuide } from './read-guide';
import type { Guide, TellingOutcome } from './types';

const folder = 'en/guides/';
const pictureFolder = 'en/pictures/';

export interface GuideSurroundings {
  readonly entries: ReadonlyMap<string, KnowledgeEntry>;
  readonly redFlags: ReadonlyMap<string, RedFlag>;
  readonly pictures: ReadonlySet<string>;
}

export function readGuides(files: readonly ContentFile[], fill: Filler): Checked<ReadonlyMap<string, Guide>> {
  const guides = new Map<string, Guide>();
  const problems: Problem[] = [];
  for (const file of files.filter(({ path }) => path.startsWith(folder) && path.endsWith('.md'))) {
    const read = readGuide(file, fill);
    if ('value' in read) guides.set(read.value.id, read.value);
    else problems.push(...read.problems);
  }
  return problems.length > 0 ? { problems } : { value: guides, problems: [] };
}

export function pictureNames(files: readonly ContentFile[]): Set<string> {
  return new Set(files.filter(({ path }) => path.startsWith(pictureFolder) && path.endsWith('.svg')).map(({ path }) => path.slice(pictureFolder.length, -'.svg'.length)));
}

/** Looked at only when every file could be read. */
export function surroundingProblems(guides: ReadonlyMap<string, Guide>, around: GuideSurroundings): Problem[] {
  const titles = new Map([...around.entries.values()].map(({ title, id }) => [title.toLowerCase(), id]));
  return [...guides.values()].flatMap((guide) => {
    const sentences = [...linkProblems(guide, around), ...milderOutcomes(guide, around)];
    if (titles.has(guide.title.toLowerCase())) sentences.push(`the title is also that of the answer "${titles.get(guide.title.toLowerCase())}"`);
    return sentences.map((problem) => ({ file: `${folder}${guide.id}.md`, problem, remedy: 'See "One guided check" in content/README.md' }));
  }).concat(entryProblems(guides, around));
}

function linkProblems({ entry, outcomes, steps }: Guide, { entries, redFlags, pictures }: GuideSurroundings): string[] {
  const reads = [...outcomes.values()].flatMap((outcome) => (outcome.kind === 'told' ? outcome.read ?? [] : []));
  const dangers = [...outcomes.values()].flatMap((outcome) => (outcome.kind === 'danger' ? outcome.redFlagId : []));
  const shown = [...steps.values()].flatMap(({ picture }) => picture?.name ?? []);
  return [
    ...[entry, ...reads].filter((id) => !entries.has(id)).map((id) => `"${id}" is no answer`),
    ...dangers.filter((id) => !redFlags.has(id)).map((id) => `"${id}" is no danger sign`),
    ...shown.filter((name) => !pictures.has(name)).map((name) => `the picture "${name}" is not in ${pictureFolder}`),
  ];
}

function entryProblems(guides: ReadonlyMap<string, Guide>, { entries }: GuideSurroundings): Problem[] {
  return [...entries.values()].filter(({ guide }) => guide !== undefined && !guides.has(guide)).map(({ id, group, guide }) => ({
    file: `en/answers/${group}/${id}.md`, problem: `"guide" names "${guide}", which is no guided check`, remedy: 'Use the file name of a check in en/guides, without .md',
  }));
}

/** What an answer calls "call today" for a day of life, no check may call normal for the same day. */
function milderOutcomes(guide: Guide, { entries }: GuideSurroundings): string[] {
  const found = new Set<string>();
  for (const way of everyWay(guide)) {
    const { outcome, answers } = way;
    const entry = outcome?.kind === 'told' && outcome.read !== undefined ? entries.get(outcome.read) : undefined;
    if (outcome?.kind === 'told' && entry && isMilder(outcome, entry, way)) found.add(`the outcome "${outcome.id}" is ${outcome.level} on day ${answers.day}, where the answer "${entry.id}" says more than that`);
  }
  return [...found];
}

function isMilder({ level }: TellingOutcome, { variants }: KnowledgeEntry, { answers }: Way): boolean {
  const variant = typeof answers.day === 'number' ? variantForAge(variants, answers.day - 1) : undefined;
  return variant !== undefined && gravity[level] < gravity[variant.level];
}
