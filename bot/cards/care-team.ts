/** What a nurse needs beside the answer, folded away below it. Nothing in it is about the person who asked. */
import type { Messages } from '../../assistant/knowledge/messages';
import type { Review, Source } from '../../assistant/knowledge/types';
import { filled } from '../filled';
import type { Links } from '../links';
import type { Action, Element } from './adaptive-card';
import { actionSets } from './buttons';
import { sheetWith } from './card-action';
import { canMake } from './sheet-cards';
import { textBlock } from './text-blocks';

/** Whose text stands on the card: an entry's, a guide's, a danger sign's. */
export interface Sourced {
  readonly sources: readonly Source[];
  readonly review: Review;
}

/** An entry or a guide. */
export interface Taught extends Sourced {
  readonly title: string;
  readonly teachBack?: string;
  /** Of an entry: it has a page of its own and can stand on the sheet to take home. */
  readonly entryId?: string;
}

export interface CareTeamParts {
  readonly messages: Messages;
  readonly contentVersion: string;
  readonly links: Links;
}

const containerId = 'careTeam';

export function careTeam(taught: Taught, parts: CareTeamParts): Element[] {
  const { messages } = parts;
  const asked = taught.teachBack === undefined ? [] : [textBlock(`**${messages.careTeamAsk}**`), textBlock(taught.teachBack)];
  return folded([...whereFrom(taught, messages), ...asked, textBlock(`**${messages.careTeamChart}**`), forChart(taught, parts), ...actionSets(ways(taught, parts))], messages);
}

/** Of a danger nothing is taught and nothing goes into a chart: a nurse sees what it rests on. */
export function behindDanger(redFlag: Sourced, messages: Messages): Element[] {
  return folded(whereFrom(redFlag, messages), messages);
}

function folded(items: readonly Element[], messages: Messages): Element[] {
  return [
    { type: 'ActionSet', actions: [{ type: 'Action.ToggleVisibility', title: messages.careTeam, targetElements: [containerId] }] },
    { type: 'Container', id: containerId, isVisible: false, separator: true, items },
  ];
}

function whereFrom({ sources, review }: Sourced, messages: Messages): Element[] {
  const named = sources.length === 0 ? messages.careTeamNoSource : sourceList(sources);
  return [textBlock(`**${messages.sources}**`), textBlock(named), textBlock(reviewState(review, messages))];
}

function sourceList(sources: readonly Source[]): string {
  return sources.map(({ title, publisher, address }) => `- [${title.replace(/[[\]]/g, '')}](${address.replace(/\)/g, '%29')}), ${publisher}`).join('\n');
}

function reviewState(review: Review, messages: Messages): string {
  return review.status === 'draft' ? messages.careTeamDraft : filled(messages.careTeamApproved, reviewFacts(review));
}

function reviewFacts({ by = '', on = '', due = '' }: Review): Readonly<Record<string, string>> {
  return { by, on, due };
}

/** To select and copy: plain lines, what was taught and where it is from, and no word about a patient. */
function forChart({ title, teachBack, review }: Taught, { messages, contentVersion }: CareTeamParts): Element {
  const state = review.status === 'draft' ? messages.chartDraft : filled(messages.chartApproved, reviewFacts(review));
  const lines = [filled(messages.chartGiven, { title }), ...(teachBack === undefined ? [] : [filled(messages.chartAsked, { question: teachBack })]), filled(messages.chartSource, { version: contentVersion, review: state })];
  return { type: 'Container', style: 'emphasis', items: lines.map(textBlock) };
}

function ways({ entryId }: Taught, { messages, links }: CareTeamParts): Action[] {
  if (entryId === undefined) return [];
  const page = links.answer(entryId);
  const open: Action[] = page === undefined ? [] : [{ type: 'Action.OpenUrl', title: messages.careTeamPage, url: page }];
  return canMake(links) ? [...open, { type: 'Action.Submit', title: messages.cardSheetAsk, data: sheetWith(entryId) }] : open;
}
