import type { ContentFile } from '../../assistant/knowledge/content-files';
import { fillerFor, type Filler } from '../../assistant/knowledge/placeholders';
import type { Problem } from '../../assistant/knowledge/problem';
import { readSite, sitePath } from '../../assistant/knowledge/site';
import type { Region, Site } from '../../assistant/knowledge/types';
import { readWordLists, wordsPath } from '../../assistant/knowledge/word-lists';
import { readList } from './editor-lists';
import { numbersList, type NumbersList } from './numbers-list';
import { pageOf, type Fillers, type Page } from './page';
import { styleList, type StyleList } from './style-list';
import { topicsList, type TopicsList } from './topics-list';

/** What every rule looks at. */
export interface Material {
  readonly files: readonly ContentFile[];
  readonly pages: readonly Page[];
  readonly answers: readonly Page[];
  readonly numbers: NumbersList;
  readonly style: StyleList;
  readonly topics: TopicsList;
  /** ISO date, for example 2027-01-31. */
  readonly today: string;
}

/** One thing that is checked: all its findings, in any order. */
export type Rule = (material: Material) => readonly Problem[];

export interface Content {
  readonly files: readonly ContentFile[];
  readonly today: string;
}

/** Reads the content for the rules. The problems are those of the checker's own lists; the loader tells the rest. */
export function readMaterial({ files, today }: Content): { material: Material; problems: readonly Problem[] } {
  const pages = readPages(files);
  const numbers = readList(files, numbersList);
  const style = readList(files, styleList);
  const topics = readList(files, topicsList);
  return {
    material: { files, today, pages, answers: pages.filter(({ kind }) => kind === 'answer'), numbers: numbers.list, style: style.list, topics: topics.list },
    problems: [...numbers.problems, ...style.problems, ...topics.problems],
  };
}

/** No pages without a readable site.yaml and words.yaml: their texts could not be filled in. */
function readPages(files: readonly ContentFile[]): Page[] {
  const words = readWordLists(files.find(({ path }) => path === wordsPath));
  if (!('value' in words)) return [];
  const told = fillersFor(files, (site) => fillerFor(site, words.value.regional));
  const guidance = fillersFor(files, guidanceFiller);
  if (!told || !guidance) return [];
  return files.flatMap((file) => pageOf(file, told, guidance) ?? []);
}

function fillersFor(files: readonly ContentFile[], make: (site: Site) => Filler): Fillers | undefined {
  const fillerOf = (region: Region): Filler | undefined => {
    const site = readSite(inRegion(files, region).find(({ path }) => path === sitePath));
    return 'value' in site ? make(site.value) : undefined;
  };
  const [US, UK] = [fillerOf('US'), fillerOf('UK')];
  return US && UK ? { US, UK } : undefined;
}

/**
 * Fills in the region's guidance only. American words stay, and a fact of the hospital stays a placeholder, one word long:
 * a hospital with a long name or number does not make an answer too long, and editors find the sentence as they wrote it.
 */
function guidanceFiller(site: Site): Filler {
  const facts = Object.fromEntries(Object.keys(site.facts).map((name) => [name, `{{${name}}}`]));
  return fillerFor({ ...site, facts }, new Map());
}

/** The same content for a hospital in this region. */
export function inRegion(files: readonly ContentFile[], region: Region): ContentFile[] {
  return files.map((file) => (file.path === sitePath ? { ...file, text: file.text.replace(/^region:.*$/m, `region: ${region}`) } : file));
}
