/** A sign in stems: what the matcher looks for, in the same language, and less than two thirds as long. The page cannot spare the bytes. */
import { alternativesOf, cut, splitCertainty, stemsOf, type WordGroups } from './sign-grammar';

/** Reads the words of a sign that is in stems already. */
export function stemsWritten(phrase: string): readonly string[] {
  return phrase.split(' ');
}

/** The same sign with every word as its stem; word forms that fall together are written once. */
export function signInStems(text: string): string {
  const { certainty, rest } = splitCertainty(text);
  const before = certainty === 'sure' ? '' : `${certainty}: `;
  const [meant, ...exceptions] = rest.split(' unless ');
  const unless = exceptions.map((list) => ` unless ${distinct(list.split(' or ').map(groupInStems)).join(' or ')}`);
  return before + meant.split(' + ').map(groupInStems).join(' + ') + unless.join('');
}

export function wordsInStems(words: WordGroups): WordGroups {
  return Object.fromEntries(Object.entries(words).map(([name, list]) => [name, distinct(list.map((phrase) => stemsOf(phrase).join(' ')))]));
}

function groupInStems(group: string): string {
  return group.split(' ~ ').map(chainInStems).join(' ~ ');
}

function chainInStems(chain: string): string {
  return cut(chain.trim(), ' ').map(pieceInStems).join(' ');
}

function pieceInStems(piece: string): string {
  if (piece === '…' || piece === '...') return '…';
  if (/^[[{][^|]*$/.test(piece)) return piece;
  return distinct(alternativesOf(piece).map(alternativeInStems)).join('|');
}

function alternativeInStems(alternative: string): string {
  if (/^\{[^}]+\}$/.test(alternative)) return alternative;
  if (/[[{…]/.test(alternative)) return `(${chainInStems(alternative)})`;
  const stems = stemsOf(alternative);
  return stems.length > 1 ? `(${stems.join(' ')})` : stems.join('');
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
