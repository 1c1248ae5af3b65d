/** Between 22 and 6: as few words as carry the answer, and one next step. */
import type { EntryAnswer } from '../assistant/answer';
import type { Messages } from '../assistant/knowledge/messages';
import { levelLabel } from './level-label';
import type { Words } from './words';

/** For tired eyes, the title included. */
const mostWords = 45;

const wordCount = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

export function nightWords({ entry, also, short, level, myths = [] }: EntryAnswer, messages: Messages): Words {
  const head = `**${entry.title}** · ${levelLabel(level, messages)}`;
  const belief = myths.slice(0, 1).map(({ correction }) => correction);
  const room = mostWords - wordCount([head, ...belief].join(' '));
  const said = sentencesWithin(short, room);
  // "Call today" without a number would send a tired parent looking for one.
  const call = level === 'call-today' && !said.includes('](tel:') ? [messages.nightCall] : [];
  return { text: [...belief, head, said, ...call].join('\n\n'), buttons: [messages.more, ...(also ? [also.title] : [])] };
}

/** Whole sentences, at least one. */
function sentencesWithin(text: string, room: number): string {
  const [first = '', ...others] = text.replace(/\s+/g, ' ').split(/(?<=[.!?])\s+(?=[A-Z])/);
  let kept = first;
  for (const sentence of others) {
    if (wordCount(`${kept} ${sentence}`) > room) break;
    kept += ` ${sentence}`;
  }
  return kept;
}
