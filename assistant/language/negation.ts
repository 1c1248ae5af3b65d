/** Which words of a message are denied: "no fever", "isn't choking", "without any redness or chills". */
import type { Token } from './tokens';
import { wordSet } from './word-set';

export const negators: ReadonlySet<string> = wordSet('no not never without none nor neither zero nothing free');

/** After these a negation turns round: "can't stop shaking" is shaking, "won't go down" is still up. */
const turning = wordSet('stop stops stopped stopping shift shake help helping touch touching settle ease only better improve improving improved sure know believe tell just because until till since after when if and then so due from with idea wonder but longer matter cure budge clear clearing working getting go going gone anymore cope am is are was were has have had he she i my his her the that to');
/** Words a negation passes through without getting weaker. */
const light = wordSet('a an any more much really actually even real other or nor be been being got having seem feel feeling look looking very at all of sign signs new heavy bad redness');
/** Words of meaning that one negation reaches. */
const reach = 2;

/** One flag a token: true when the word is denied. The negating word itself is not. */
export function negatedWords(tokens: readonly Token[]): boolean[] {
  const denied = tokens.map(() => false);
  let left = 0;
  tokens.forEach((token, at) => {
    const isNewClause = at > 0 && token.clause !== tokens[at - 1].clause;
    if (isNewClause) left = 0;
    if (isNegator(tokens, at)) left = reach;
    else if (left > 0) left = deny(tokens, at, denied, left);
  });
  return denied;
}

function isNegator(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at].word;
  if (!negators.has(word)) return false;
  const next = tokens[at + 1]?.word;
  if (word === 'free') return false;
  return !(word === 'not' && (next === 'only' || next === 'just' || next === 'sure')) && !(word === 'no' && next === 'idea');
}

function deny(tokens: readonly Token[], at: number, denied: boolean[], left: number): number {
  const word = tokens[at].word;
  if (word === 'or' || word === 'nor') return reach;
  if (light.has(word)) return denyLight(denied, at, left);
  if (turning.has(word)) return 0;
  denied[at] = true;
  return left - 1;
}

function denyLight(denied: boolean[], at: number, left: number): number {
  denied[at] = true;
  return left;
}
