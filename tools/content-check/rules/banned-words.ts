import type { Problem } from '../../../assistant/knowledge/problem';
import type { Region } from '../../../assistant/knowledge/types';
import { perRegion } from '../per-region';
import type { Material } from '../material';
import type { Page } from '../page';
import type { Wording } from '../style-list';

/** Words that blame a parent, and words that call a medicine or a dose safe: lists of content/en/style.yaml. */
export function bannedWords({ pages, style }: Material): Problem[] {
  return pages.flatMap((page) => perRegion((region) => [
    ...found(page, region, style.blame, 'blames or pushes'),
    ...found(page, region, style.medicines, 'judges a medicine or a dose'),
  ]));
}

/** Words for which the house has a better one. */
export function preferredWords({ pages, style }: Material): Problem[] {
  return pages.flatMap((page) => perRegion((region) => found(page, region, style.prefer, 'leaves someone out or is not our word')));
}

function found(page: Page, region: Region, wordings: readonly Wording[], fault: string): Problem[] {
  return [...page.teachBack[region].sentences, ...page.sentences[region]].flatMap(({ line, text, words }) => wordings
    .filter(({ say, exceptIn }) => exceptIn?.[page.id] === undefined && say.findIn(words).length > 0)
    .map(({ say, better }) => ({ file: page.path, line, problem: `"${text}" ${fault} ("${say.written}")`, remedy: `Better: ${better}` })));
}
