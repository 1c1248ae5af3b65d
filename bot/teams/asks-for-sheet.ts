import { setPhraseReader } from '../../assistant/set-phrases';
import type { KnowledgeBase } from '../../assistant/knowledge/types';

/** Whether a message is nothing but the wish for the sheet to take home. One with anything else in it, danger above all, is a message like any other. */
export function asksForSheet(utterance: string, { words }: KnowledgeBase): boolean {
  return setPhraseReader(new Map([['sheet', words.sheet]]))(utterance) !== undefined;
}
