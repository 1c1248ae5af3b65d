/** The words of a Teams message as an action command brings it: HTML or plain text, mentions inside. */
import { withoutReferences } from '../teams/entities';
import { withoutTags } from '../teams/plain-text';

export interface MessageContent {
  /** Posts in channels may have one; often it is the question. */
  readonly subject?: string;
  /** "html" or "text". */
  readonly contentType?: string;
  readonly content?: string;
}

export function textOfMessage({ subject = '', contentType, content = '' }: MessageContent): string {
  const text = contentType === 'text' ? content : textOfHtml(content);
  return [subject, text].map((part) => part.trim()).filter((part) => part !== '').join('\n');
}

/** Mentions of people are names here, not words. The pattern stops at the next "<", so that no input makes it slow. */
function textOfHtml(html: string): string {
  const text = withoutReferences(withoutTags(html.replace(/<at\b[^<>]*>[^<]*<\/at>/gi, ' ')));
  return text.replace(/[^\S\n]+/g, ' ').replace(/ ?\n[ \n]*/g, '\n');
}
