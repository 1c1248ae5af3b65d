/** The chat in a few lines for somebody who was not there, and as much of it as a code can hold. */
import { nurseTexts } from '../texts';

export type Turn =
  | { readonly kind: 'own'; readonly words: string }
  /** Without a level it only says more about an answer before. */
  | { readonly kind: 'answer'; readonly title: string; readonly level?: string }
  | { readonly kind: 'danger'; readonly title: string };

/** Lines below the date: what a nurse reads in passing. */
const mostLines = 8;
/** Characters of what a parent wrote. */
const longestWords = 100;
/** Bytes of UTF-8. A code for more has modules too small for a phone held by hand. */
export const mostBytes = 700;

function shortened(words: string): string {
  return words.length > longestWords ? `${words.slice(0, longestWords - 1).trimEnd()}…` : words;
}

function dangerLines(turns: readonly Turn[]): readonly string[] {
  const lines = turns.flatMap((turn) => (turn.kind === 'danger' ? [`${nurseTexts.danger} ${shortened(turn.title)}`] : []));
  return [...new Set(lines)].slice(-mostLines);
}

/** "Read more" and what it brought repeat an answer that is in the list. */
function isRepeat(turn: Turn | undefined): boolean {
  return turn?.kind === 'answer' && turn.level === undefined;
}

function lineOf(turn: Turn, at: number, turns: readonly Turn[]): readonly string[] {
  switch (turn.kind) {
    case 'own':
      return isRepeat(turns[at + 1]) ? [] : [`"${shortened(turn.words)}"`];
    case 'answer':
      return turn.level === undefined ? [] : [`${turn.title}: ${turn.level}`];
    case 'danger':
      return [];
  }
}

/** @param date as the phone writes it */
export function summaryOf(turns: readonly Turn[], date: string): string {
  const dangers = dangerLines(turns);
  const others = turns.flatMap(lineOf);
  const room = mostLines - dangers.length;
  return [`${nurseTexts.head}, ${date}`, ...dangers, ...(room > 0 ? others.slice(-room) : [])].join('\n');
}

export interface Fitted {
  readonly text: string;
  readonly isCut: boolean;
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Whole characters only. */
function cutEnd(text: string): string {
  return new TextDecoder().decode(bytesOf(text).slice(0, mostBytes)).replace(/\ufffd+$/, '');
}

/** What fits into the code: the oldest lines go first, dangers and the date never before them. */
export function fitted(text: string): Fitted {
  let lines = text.split('\n');
  while (bytesOf(lines.join('\n')).length > mostBytes) {
    const oldest = lines.findIndex((line, at) => at > 0 && !line.startsWith(nurseTexts.danger));
    if (oldest === -1) return { text: cutEnd(lines.join('\n')), isCut: true };
    lines = lines.filter((_line, at) => at !== oldest);
  }
  const kept = lines.join('\n');
  return { text: kept, isCut: kept !== text };
}
