import type { Region } from '../../assistant/knowledge/types';
import type { HouseNumber } from './numbers-list';
import type { Page } from './page';
import type { Quantity } from './quantity';

/** One place where a house number is stated. */
export interface Mention {
  readonly path: string;
  readonly id: string;
  readonly line: number;
  readonly sentence: string;
  readonly quantity: Quantity;
}

/** Every place in which a number is stated to the parents of a region; a place that two patterns recognise counts once. */
export function mentionsOf({ sentences, exceptIn }: HouseNumber, pages: readonly Page[], region: Region): Mention[] {
  return pages.filter(({ id }) => exceptIn?.[id] === undefined).flatMap(({ path, id, sentences: stated }) => stated[region].flatMap(({ line, text, words }) => {
    const quantities = sentences.flatMap((pattern) => pattern.findIn(words).flat());
    const different = new Map(quantities.map((quantity) => [`${quantity.from} ${quantity.to ?? ''} ${quantity.unit ?? ''}`, quantity]));
    return [...different.values()].map((quantity) => ({ path, id, line, sentence: text, quantity }));
  }));
}
