import type { GuidePicture } from '../assistant/knowledge/guides/types';

/** Where a picture of the content folder is served; see channels/server. */
export function pictureAddress({ name }: GuidePicture, address: string): string {
  return `${address}/pictures/${name}.svg`;
}
