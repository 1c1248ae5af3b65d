import type { Problem } from '../../../assistant/knowledge/problem';
import { mentionsOf, type Mention } from '../mentions';
import { numbersList, type HouseNumber } from '../numbers-list';
import { perRegion } from '../per-region';
import { isSameQuantity, wordingOf, type Quantity } from '../quantity';
import type { Material } from '../material';

/** Sentences, of answers, danger signs and guided checks, whose number is not the house's, or not that of the other files. */
export function contradictedNumbers({ pages, numbers }: Material): Problem[] {
  return Object.entries(numbers).flatMap(([id, number]) => perRegion((region) => {
    const mentions = mentionsOf(number, pages, region);
    const allowed = number.values?.[region] ?? commonest(mentions);
    return mentions.filter(({ quantity }) => !isAllowed(quantity, allowed)).map((mention) => contradiction(mention, { id, number, allowed, mentions }));
  }));
}

function isAllowed(quantity: Quantity, allowed: readonly Quantity[]): boolean {
  return allowed.some((value) => isSameQuantity(quantity, value));
}

interface Expected {
  readonly id: string;
  readonly number: HouseNumber;
  readonly allowed: readonly Quantity[];
  readonly mentions: readonly Mention[];
}

function contradiction({ path, line, sentence, quantity }: Mention, { id, number, allowed, mentions }: Expected): Problem {
  const other = mentions.find((mention) => mention.path !== path && isAllowed(mention.quantity, allowed));
  const elsewhere = other ? `, as in ${other.path}:${other.line}` : '';
  return {
    file: path, line,
    problem: `"${sentence}" says ${wordingOf(quantity)} for ${number.name}, where ${number.values ? 'the house says' : 'most other sentences say'} ${allowed.map(wordingOf).join(' or ')}${elsewhere}`,
    remedy: `Write the same number; or, if the advice has changed, change "${id}" in ${numbersList.path} and every sentence with it`,
  };
}

/** What most sentences say, for a number that the house has not fixed. */
function commonest(mentions: readonly Mention[]): Quantity[] {
  const votes = (quantity: Quantity): number => mentions.filter((mention) => isSameQuantity(mention.quantity, quantity)).length;
  const best = [...mentions].sort((one, other) => votes(other.quantity) - votes(one.quantity)).at(0);
  return best ? [best.quantity] : [];
}
