/** The sheet to take home: a form to pick its answers, and what comes of it. */
import type { KnowledgeBase } from '../../assistant/knowledge/types';
import { filled } from '../filled';
import type { Links } from '../links';
import { adaptiveCard, type Action, type AdaptiveCard, type Element } from './adaptive-card';
import { answersId, dataOf } from './card-action';
import { actionSets } from './buttons';
import { plainText } from './plain-text';
import { textBlocks, titleBlock } from './text-blocks';

/** Answers on one page in large print. */
const fewest = 3;
const most = 6;

/** Of a choice that is too large, so many stay chosen: with all answers chosen the form would be more than Teams takes. */
const mostKept = 20;

export interface SheetParts {
  readonly knowledge: KnowledgeBase;
  readonly links: Links;
}

/** @param preset entry ids that are chosen already. */
export function sheetForm(parts: SheetParts, preset: readonly string[] = []): AdaptiveCard {
  return canMake(parts.links) ? form(parts.knowledge, preset, []) : noAddress(parts.knowledge);
}

/** The sheet's links; or the form again with what is amiss and what was chosen before. */
export function sheetReply(ids: readonly string[], parts: SheetParts): AdaptiveCard {
  const { knowledge, links } = parts;
  const known = [...new Set(ids)].filter((id) => knowledge.entries.has(id));
  const [page, pdf] = [links.sheet(known, 'html'), links.sheet(known, 'pdf')];
  if (page === undefined || pdf === undefined) return noAddress(knowledge);
  const amiss = amissWith(ids, known, knowledge);
  return amiss === undefined ? ready(known, { knowledge, page, pdf }) : form(knowledge, known.slice(0, mostKept), amiss);
}

/** "Take-home sheet" below an answer opens the form with that one chosen: a beginning, and no mistake. */
function amissWith(ids: readonly string[], known: readonly string[], { messages, entries }: KnowledgeBase): readonly string[] | undefined {
  if (ids.some((id) => !entries.has(id))) return [messages.cardSheetGone];
  if (known.length > mostKept) return [filled(messages.cardSheetFarTooMany, { count: String(mostKept) })];
  if (known.length > most) return [messages.cardSheetTooMany];
  if (known.length >= fewest) return undefined;
  return ids.length === 1 ? [] : [messages.cardSheetTooFew];
}

/** Whether there is anything a form could lead to. */
export function canMake(links: Links): boolean {
  return links.sheet([], 'html') !== undefined;
}

function noAddress({ messages }: KnowledgeBase): AdaptiveCard {
  return saying([`**${messages.cardSheetTitle}**`, messages.cardSheetNoAddress]);
}

function ready(known: readonly string[], { knowledge: { messages, entries }, page, pdf }: { readonly knowledge: KnowledgeBase; readonly page: string; readonly pdf: string }): AdaptiveCard {
  const titles = known.map((id) => `- ${entries.get(id)?.title ?? id}`).join('\n');
  const [open, openPdf] = [{ title: messages.cardSheetPage, url: page }, { title: messages.cardSheetPdf, url: pdf }];
  return saying([`**${messages.cardSheetTitle}**`, messages.cardSheetReady, titles], [open, openPdf]);
}

interface LinkButton {
  readonly title: string;
  readonly url: string;
}

function saying([title = '', ...paragraphs]: readonly string[], buttons: readonly LinkButton[] = []): AdaptiveCard {
  const actions = buttons.map((button): Action => ({ type: 'Action.OpenUrl', ...button }));
  const twin = [title, ...paragraphs, ...buttons.map(({ title: says, url }) => `${says}: ${url}`)];
  return adaptiveCard([titleBlock(title), ...paragraphs.flatMap(textBlocks), ...actionSets(actions)], twin.map(plainText).join('\n\n'));
}

/** Topics are folded: more than a hundred answers in one list would be a long way down on a phone. What is folded is sent as well. */
function form(knowledge: KnowledgeBase, chosen: readonly string[], amiss: readonly string[]): AdaptiveCard {
  const { messages, groups } = knowledge;
  const title = `**${messages.cardSheetTitle}**`;
  const picked = chosen.map((id) => `- ${knowledge.entries.get(id)?.title ?? id}`);
  const said = [...amiss, messages.cardSheetHint, ...(picked.length > 0 ? [picked.join('\n')] : [])];
  const make: Action = { type: 'Action.Submit', title: messages.cardSheetMake, data: dataOf({ kind: 'sheet' }) };
  const topics = groups.flatMap((group) => topic(group, { knowledge, chosen }));
  return adaptiveCard([titleBlock(title), ...said.flatMap(textBlocks), ...topics, ...actionSets([make])], [title, ...said, messages.cardSheetNoForm].map(plainText).join('\n\n'));
}

function topic({ id, title, entries: ids }: KnowledgeBase['groups'][number], { knowledge, chosen }: { readonly knowledge: KnowledgeBase; readonly chosen: readonly string[] }): Element[] {
  const choices = ids.flatMap((entryId) => {
    const entry = knowledge.entries.get(entryId);
    return entry ? [{ title: entry.title, value: entryId }] : [];
  });
  if (choices.length === 0) return [];
  const value = choices.flatMap((choice) => (chosen.includes(choice.value) ? [choice.value] : [])).join(',');
  return [
    ...actionSets([{ type: 'Action.ToggleVisibility', title, targetElements: [id] }]),
    { type: 'Container', id, isVisible: value !== '', items: [{ type: 'Input.ChoiceSet', id: answersId(id), label: title, isMultiSelect: true, wrap: true, style: 'expanded', choices, ...(value === '' ? {} : { value }) }] },
  ];
}
