/** What is read without the chat: a page for every answer, and the sheet that a family takes home. Read this first. */
import type { KnowledgeBase } from '../assistant/knowledge/types';
import { absentPage, allPage } from './all-page';
import { answerPage } from './answer-page';
import type { LeafletPage } from './page';
import { createSheets, type Sheets } from './sheets';

export type { LeafletPage } from './page';

/** The same page under the address that it has for everybody. */
export interface Elsewhere {
  readonly kind: 'elsewhere';
  readonly path: string;
}

export interface Pdf {
  readonly kind: 'pdf';
  readonly bytes: Buffer;
}

/** `asked` are the values of `answers` in the address. */
export interface Leaflets extends Sheets {
  /** @param name what stands behind `/a/`, as it was asked for */
  readonly answer: (name: string) => LeafletPage | Elsewhere;
  readonly all: () => LeafletPage;
}

export interface LeafletsParts {
  /** The content in use, without what may not be shown. */
  readonly knowledge: () => KnowledgeBase;
  readonly publicAddress?: string;
  /** For the date on the sheet. */
  readonly now?: () => Date;
}

export function createLeaflets(parts: LeafletsParts): Leaflets {
  const { knowledge, publicAddress } = parts;
  const addressOf = (path: string): string | undefined => (publicAddress === undefined ? undefined : publicAddress + path);
  return {
    ...createSheets(parts),
    all: () => allPage(knowledge(), addressOf('/a')),
    answer: (name) => {
      const current = knowledge();
      const entry = current.entries.get(name);
      if (entry !== undefined) return answerPage({ entry, knowledge: current, address: addressOf(`/a/${name}`) });
      return betterAddress(name, current) ?? absentPage(current);
    },
  };
}

/** Characters; twice as many as the longest id. What is longer is not looked at: a pattern takes its time with ten thousand slashes. */
const longestName = 100;

/** For addresses that were typed by hand or copied with their file's ending. */
function betterAddress(name: string, { entries }: KnowledgeBase): Elsewhere | undefined {
  if (name.length > longestName) return undefined;
  const id = name.toLowerCase().replace(/\/+$/, '').replace(/\.(md|html)$/, '');
  if (id === '') return { kind: 'elsewhere', path: '/a' };
  return entries.has(id) ? { kind: 'elsewhere', path: `/a/${id}` } : undefined;
}
