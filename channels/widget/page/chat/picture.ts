/** A drawing of the bot's own. */
import { fieldsOf, textOf } from './fields';

export interface Picture {
  readonly address: string;
  /** What it shows, for those who do not see it. */
  readonly words: string;
}

const ownPicture = /^(?:https?:\/\/[^/]+)?(\/pictures\/[\w-]+\.svg)$/;

/** Whatever host is written there, the drawing is loaded from this page's own server: nothing a parent reads loads anything from elsewhere. */
export function ownPictureAddress(address: unknown): string | undefined {
  return ownPicture.exec(textOf(address) ?? '')?.[1];
}

export function readPicture(attachment: unknown): Picture | undefined {
  const { contentType, contentUrl, name } = fieldsOf(attachment);
  const address = ownPictureAddress(contentUrl);
  return contentType === 'image/svg+xml' && address !== undefined ? { address, words: textOf(name) ?? '' } : undefined;
}
