/** The card that is sent on in a colleague's name: text and a link, for the bot may not be where it is read. */
import type { KnowledgeBase, KnowledgeEntry, Level, RedFlag } from '../../assistant/knowledge/types';
import type { AdaptiveCard, Container, Element, OpenUrlAction, TextBlock } from '../cards/adaptive-card';
import { filled } from '../filled';
import { spokenAge } from '../known-words';
import { levelLabel } from '../level-label';
import type { Links } from '../links';
import { provenance } from '../provenance';
import { agedAnswer, type Insertable, type InsertableEntry } from './insertable';
import { plainText } from './plain-text';

/** What unfurled links may use; cards of message extensions could be newer, but this one is both. learn.microsoft.com, "Link unfurling", 2026-11-29. */
export const cardVersion = '1.3';

export interface CardParts {
  readonly knowledge: KnowledgeBase;
  readonly links: Links;
}

export function insertedCard(insertable: Insertable, parts: CardParts): AdaptiveCard {
  const body = insertedBody(insertable, parts.knowledge);
  const actions = linksOf(insertable, parts);
  return { ...cardFrame(body, actions), body, ...(actions.length > 0 ? { actions } : {}) };
}

/** Everything of a card but what it holds; the text twin says the same in plain words. */
export function cardFrame(body: readonly Element[], actions: readonly OpenUrlAction[]): Omit<AdaptiveCard, 'body' | 'actions'> {
  const lines = [...body.flatMap(textsOf).map(plainText), ...actions.map(({ title, url }) => `${title}: ${url}`)];
  return { type: 'AdaptiveCard', $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', version: cardVersion, fallbackText: lines.join('\n\n') };
}

export function insertedBody(insertable: Insertable, knowledge: KnowledgeBase): readonly Element[] {
  switch (insertable.kind) {
    case 'entry':
      return entryBody(insertable, knowledge);
    case 'red-flag':
      return redFlagBody(insertable.redFlag, knowledge);
  }
}

/** An answer has a page of its own; a danger card says all there is. */
export function linksOf(insertable: Insertable, { knowledge, links }: CardParts): readonly OpenUrlAction[] {
  const url = insertable.kind === 'entry' ? links.answer(insertable.entry.id) : undefined;
  return url === undefined ? [] : [{ type: 'Action.OpenUrl', title: knowledge.messages.extensionReadAll, url }];
}

const styles: Readonly<Record<Level, 'good' | 'warning' | 'attention'>> = { normal: 'good', watch: 'warning', 'call-today': 'attention' };

function entryBody(insertable: InsertableEntry, { messages }: KnowledgeBase): readonly Element[] {
  const { entry } = insertable;
  const { short, level, forDays } = agedAnswer(insertable);
  const age = forDays === undefined ? [] : [text(filled(messages.extensionForAge, { age: spokenAge(forDays) }))];
  const signs = level === 'normal' ? [] : signsOf(entry);
  return [head(styles[level], `**${entry.title}** · ${levelLabel(level, messages)}`), ...age, text(short), ...signs, { ...text(provenance(entry, messages)), size: 'Small' }];
}

/** The number stands in the message, right below the title. */
function redFlagBody({ level, title, message, waiting }: RedFlag, { messages }: KnowledgeBase): readonly Element[] {
  const label = level === 'emergency' ? messages.levelEmergency : messages.levelUrgent;
  return [head('attention', `**${label}: ${title}**`, text(message)), text(`**${messages.whileYouWait}**`), text(waiting)];
}

/** When it is more than normal, the signs to call for stand on the card, not behind its link. */
function signsOf({ body }: KnowledgeEntry): readonly TextBlock[] {
  return body.split(/^## /m).filter((section) => section.startsWith('Call for help')).flatMap((section) => {
    const [heading, ...lines] = section.split('\n');
    return [text(`**${heading.trim()}**`), text(lines.join('\n').trim())];
  });
}

/** The line above shows only where something stands before it. The words say the level too: it is never told by colour alone. */
function head(style: Container['style'], title: string, ...below: readonly TextBlock[]): Container {
  return { type: 'Container', style, separator: true, spacing: 'Large', items: [{ ...text(title), size: 'Medium' }, ...below] };
}

export function text(words: string): TextBlock {
  return { type: 'TextBlock', text: words, wrap: true };
}

function textsOf(element: Element): readonly string[] {
  switch (element.type) {
    case 'TextBlock':
      return [element.text];
    case 'Container':
      return element.items.flatMap(textsOf);
    case 'ActionSet': case 'Input.ChoiceSet': case 'Image':
      return [];
  }
}
