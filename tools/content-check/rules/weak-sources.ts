import type { Problem } from '../../../assistant/knowledge/problem';
import { lineWith, type Page } from '../page';
import type { Material } from '../material';

/** A second source that says the same is the least that a reviewer can hold an answer to. */
const fewest = 2;

export function weakSources({ pages, style }: Material): Problem[] {
  return pages.flatMap((page) => [...tooFew(page), ...insecure(page), ...secondHand(page, style.weakSources)]);
}

function tooFew({ path, text, head: { sources } }: Page): Problem[] {
  if (sources.length >= fewest) return [];
  const at = { file: path, ...lineWith(text, 'sources:') };
  return sources.length === 0
    ? [{ ...at, problem: 'it has no source', remedy: 'Name two that say the same, so that a reviewer can compare' }]
    : [{ ...at, problem: 'it has only one source', remedy: 'Add another that says the same, so that a reviewer can compare' }];
}

function insecure({ path, text, head: { sources } }: Page): Problem[] {
  return sources.filter(({ address }) => address.startsWith('http://')).map(({ address }) => ({
    file: path, ...lineWith(text, address), problem: `the source ${address} is not on a secure page`, remedy: 'Try the address with https://, and look whether the page is still there',
  }));
}

function secondHand({ path, text, head: { sources } }: Page, marks: readonly string[]): Problem[] {
  return sources.flatMap(({ title, publisher }) => {
    const mark = marks.find((candidate) => `${title} ${publisher}`.toLowerCase().includes(candidate.toLowerCase()));
    return mark === undefined ? [] : [{ file: path, ...lineWith(text, title), problem: `the source "${title}" (${publisher}) is second-hand ("${mark}")`, remedy: 'Name the page it comes from, if there is one' }];
  });
}
