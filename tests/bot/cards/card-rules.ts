/** What is true of every card of ours. `mistakesOf` gives a sentence for each thing that is not. */
import { readCardAction } from '../../../bot/cards/card-action';
import { cardSchema, type Card, type CardButton, type CardElement } from './card-schema';

/** UTF-16 units. What has more than 20,000 is sent as its text twin alone (channels/teams/message-parts.ts); the margin is for what is put around it. */
const mostUnits = 18_500;
/** Characters. Titles of answers are no longer; what a phone may cut off, the tooltip says. */
const longestTitle = 60;
const surelyShown = 32;
const mostActions = 6;
/** Characters of buttons side by side at 320 pixels, five for the edges of each. */
const widestRow = 38;

export function cardOf(activity: unknown): Card {
  return cardSchema.parse(attachmentsOf(activity)[0]);
}

function attachmentsOf(activity: unknown): unknown[] {
  const list = typeof activity === 'object' && activity !== null && 'attachments' in activity && Array.isArray(activity.attachments) ? activity.attachments : [];
  return list.map((attachment: unknown) => (typeof attachment === 'object' && attachment !== null && 'content' in attachment ? attachment.content : undefined));
}

export function mistakesOf(activity: unknown): string[] {
  const units = JSON.stringify(activity).length;
  const tooBig = units > mostUnits ? [`it has ${units} UTF-16 units`] : [];
  const parsed = cardSchema.safeParse(attachmentsOf(activity)[0]);
  return parsed.success ? [...tooBig, ...mistakesOfCard(parsed.data)] : [...tooBig, ...parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)];
}

function mistakesOfCard(card: Card): string[] {
  const elements = card.body.flatMap(withInner);
  const buttons = elements.flatMap((element) => (element.type === 'ActionSet' ? element.actions : []));
  return [...elements.flatMap(mistakesOfElement), ...buttons.flatMap(mistakesOfButton), ...mistakesOfIds(elements, buttons), ...mistakesOfTitle(elements), ...mistakesOfTwin(card)];
}

export function withInner(element: CardElement): CardElement[] {
  return element.type === 'Container' ? [element, ...element.items.flatMap(withInner)] : [element];
}

/** Teams reads bold, italic, lists and links. */
const unread: readonly (readonly [string, RegExp])[] = [
  ['a heading with #', /^#/m], ['a quotation', /^>/m], ['code', /`/], ['an image', /!\[/], ['a table', /^\|/m], ['HTML', /<\/?[a-z]/i], ['an empty line', /\n\s*\n/], ['a placeholder', /\{\w*\}|undefined/],
];

function mistakesOfElement(element: CardElement): string[] {
  if (element.type === 'ActionSet') return mistakesOfRow(element.actions);
  if (element.type !== 'TextBlock') return [];
  const marks = unread.flatMap(([name, pattern]) => (pattern.test(element.text) ? [`"${element.text}" has ${name}`] : []));
  const calls = [...element.text.matchAll(/\[([^\]]*)\]\(tel:([^)]*)\)/g)].filter(([, label, dialled]) => !/\d/.test(label) || !digits(dialled).endsWith(digits(label))).map(([link]) => `${link} does not show its number`);
  const lines = element.text.split('\n').map((line) => /^(?:\s*[-*] |\s*\d+\. | {2,})/.test(line));
  return lines.some((isItem) => isItem !== lines[0]) ? [...marks, ...calls, `"${element.text}" is half a list`] : [...marks, ...calls];
}

const digits = (text: string): string => text.replace(/\D/g, '');

function mistakesOfRow(row: readonly CardButton[]): string[] {
  const width = row.reduce((sum, { title }) => sum + title.length + 5, 0);
  const many = row.length > mostActions ? [`a set has ${row.length} actions`] : [];
  return row.length > 1 && width > widestRow ? [...many, `too wide for a phone: ${row.map(({ title }) => title).join(' | ')}`] : many;
}

function mistakesOfButton(button: CardButton): string[] {
  const { title, tooltip } = button;
  const long = title.length > longestTitle ? [`"${title}" is too long for a button`] : [];
  const cut = title.length > surelyShown && tooltip !== title ? [`"${title}" may be cut and has no tooltip`] : [];
  return [...long, ...cut, ...mistakesOfData(button)];
}

function mistakesOfData(button: CardButton): string[] {
  if (button.type !== 'Action.Submit' && button.type !== 'Action.Execute') return [];
  const { title, data } = button;
  const carried = readCardAction(data);
  if (!carried) return [`"${title}" carries nothing that can be read`];
  if (carried.kind === 'say' && carried.text !== title) return [`"${title}" says something else`];
  if (button.type === 'Action.Submit') return [];
  return JSON.stringify(readCardAction(button.fallback.data)) === JSON.stringify(carried) ? [] : [`"${title}" falls back to something else`];
}

function mistakesOfIds(elements: readonly CardElement[], buttons: readonly CardButton[]): string[] {
  const ids = elements.flatMap((element) => ('id' in element && element.id !== undefined ? [element.id] : []));
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `the id ${id} stands twice`);
  const targets = buttons.flatMap((button) => (button.type === 'Action.ToggleVisibility' ? button.targetElements : []));
  return [...twice, ...targets.filter((target) => !ids.includes(target)).map((target) => `nothing has the id ${target}`)];
}

/** The title is the first heading, and there is only one. */
function mistakesOfTitle(elements: readonly CardElement[]): string[] {
  const headings = elements.flatMap((element) => (element.type === 'TextBlock' && element.style === 'heading' ? [element.size] : []));
  return headings.length > 0 && (headings[0] !== 'Medium' || headings.lastIndexOf('Medium') > 0) ? ['the title is not the first heading'] : [];
}

const letters = (text: string): string => text.replace(/\]\(tel:[^)]*\)/g, '').replace(/[^\p{L}\p{N}]/gu, '');

/** What is not folded away: all of it, and what its buttons say, is in the text twin, without Markdown. */
function mistakesOfTwin({ body, fallbackText }: Card): string[] {
  const twin = letters(fallbackText);
  const seen = body.filter((element) => !('isVisible' in element && element.isVisible === false)).flatMap(withInner);
  const words = seen.flatMap((element) => (element.type === 'TextBlock' ? [element.text] : []));
  const says = seen.flatMap((element) => (element.type === 'ActionSet' ? element.actions.filter(({ type }) => type === 'Action.Execute' || type === 'Action.OpenUrl').map(({ title }) => title) : []));
  const marks = /\*\*|\]\(/.test(fallbackText) ? ['the text twin has Markdown'] : [];
  return [...marks, ...[...words, ...says].filter((text) => !twin.includes(letters(text))).map((text) => `the text twin lacks "${text}"`)];
}
