/** What Teams shows in the compose box: rows to choose from, or a sentence. */
import type { Attachment, MessagingExtensionAttachment, MessagingExtensionResponse } from 'botbuilder';
import type { Messages } from '../../assistant/knowledge/messages';
import { cardContentType } from '../cards/adaptive-card';
import { levelLabel } from '../level-label';
import { agedAnswer, type Insertable } from './insertable';
import { insertedCard, type CardParts } from './inserted-card';
import { plainText, shortened } from './plain-text';

export function rows(insertables: readonly Insertable[], parts: CardParts): MessagingExtensionResponse {
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: insertables.map((insertable) => row(insertable, parts)) } };
}

/** Teams shows it as plain text. */
export function sentence(markdown: string): MessagingExtensionResponse {
  return { composeExtension: { type: 'message', text: plainText(markdown) } };
}

function row(insertable: Insertable, parts: CardParts): MessagingExtensionAttachment {
  return { contentType: cardContentType, content: insertedCard(insertable, parts), preview: preview(insertable, parts.knowledge.messages) };
}

/** What fits into two lines of the list, in characters. */
const mostPreview = 140;

function preview(insertable: Insertable, messages: Messages): Attachment {
  const { title, level, text } = inShort(insertable, messages);
  return { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title, text: shortened(`${level} · ${plainText(text)}`, mostPreview) } };
}

function inShort(insertable: Insertable, messages: Messages): { readonly title: string; readonly level: string; readonly text: string } {
  if (insertable.kind === 'red-flag') {
    const { title, level, message } = insertable.redFlag;
    return { title, level: level === 'emergency' ? messages.levelEmergency : messages.levelUrgent, text: message };
  }
  const { short, level } = agedAnswer(insertable);
  return { title: insertable.entry.title, level: levelLabel(level, messages), text: short };
}
