/** What stands on the sheet that a family takes home, in words and before any layout. */
import type { Messages } from '../assistant/knowledge/messages';
import type { KnowledgeBase, KnowledgeEntry, Region } from '../assistant/knowledge/types';
import { filled } from './filled';
import { plainText } from './runs';

export interface Sheet {
  readonly region: Region;
  readonly language: 'en-US' | 'en-GB';
  readonly title: string;
  readonly answers: readonly Pick<KnowledgeEntry, 'id' | 'title' | 'short'>[];
  readonly help: { readonly title: string; readonly sentences: readonly string[] };
  /** Markdown, as all sentences here. */
  readonly notes: readonly string[];
  /** Where the texts come from, which they are and when it was printed: for the staff, in smaller print. */
  readonly smallPrint: string;
  /** Absent when nobody has said under which address people reach the chat. */
  readonly chat?: { readonly address: string; readonly words: string; readonly alternative: string };
}

export interface SheetParts {
  readonly knowledge: KnowledgeBase;
  readonly entries: readonly KnowledgeEntry[];
  readonly publicAddress?: string;
  readonly now: Date;
}

export function sheetOf({ knowledge: { messages, site: { region }, contentVersion }, entries, publicAddress, now }: SheetParts): Sheet {
  const language = region === 'UK' ? 'en-GB' : 'en-US';
  const printed = filled(messages.sheetPrinted, { date: new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(now) });
  return {
    region, language,
    title: plainText(messages.sheetTitle),
    answers: entries,
    help: { title: messages.sheetHelp, sentences: [messages.sheetHelpEmergency, messages.sheetHelpFever, messages.sheetHelpNow, messages.sheetHelpFeeding] },
    notes: entries.some(({ review }) => review.status === 'draft') ? [messages.draftNote] : [],
    smallPrint: [`${messages.sources}: ${publishersOf(entries)}.`, printed, filled(messages.leafletVersion, { version: contentVersion })].join(' '),
    ...(publicAddress === undefined ? {} : { chat: chatAt(`${publicAddress}/chat`, messages) }),
  };
}

/** The first of each answer: all of them stand on the answers' own pages, and here is one line. */
function publishersOf(entries: readonly KnowledgeEntry[]): string {
  return [...new Set(entries.flatMap(({ sources }) => sources.slice(0, 1).map(({ publisher }) => publisher)))].join(', ');
}

function chatAt(address: string, { sheetAsk, sheetCode }: Messages): NonNullable<Sheet['chat']> {
  const shown = address.replace(/^https?:\/\//, '');
  return { address, words: filled(sheetAsk, { address: `[${shown}](${address})` }), alternative: filled(sheetCode, { address: shown }) };
}
