import { readContentFiles, type ContentFile } from '../../assistant/knowledge/content-files';
import { join } from 'node:path';

const shipped = readContentFiles(join(__dirname, '..', '..', 'content'));

/** The shipped content as files in memory, to be broken on purpose. */
export function shippedFiles(): ContentFile[] {
  return [...shipped];
}

export function fileAt(path: string): ContentFile {
  const file = shipped.find((candidate) => candidate.path === path);
  if (!file) throw new Error(`The shipped content has no ${path}`);
  return file;
}

/** The shipped files with one of them replaced, added or (text undefined) taken away. */
export function filesWith(path: string, text: string | undefined): ContentFile[] {
  const others = shipped.filter((file) => file.path !== path);
  return text === undefined ? others : [...others, { path, text }].sort((one, other) => (one.path < other.path ? -1 : 1));
}
