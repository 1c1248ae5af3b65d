import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** One file of the content folder. */
export interface ContentFile {
  /** Path inside the content folder, with forward slashes: "en/answers/supply/low-supply.md". */
  readonly path: string;
  readonly text: string;
}

const kinds = /\.(md|yaml|txt|svg)$/;

/** Every Markdown, YAML, text and picture file below the folder, in the same order on every machine. */
export function readContentFiles(folder: string): ContentFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && kinds.test(item.name))
    .map((item) => relative(folder, join(item.parentPath, item.name)))
    .map((path) => ({ path: path.split(sep).join('/'), text: readFileSync(join(folder, path), 'utf8') }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** A short name for exactly this content: changes with any byte of any file. */
export function contentVersionOf(files: readonly ContentFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) hash.update(`${path}\0${text}\0`);
  return hash.digest('hex').slice(0, 12);
}

/** "en/answers/supply/low-supply.md" → { group: "supply", id: "low-supply" }; undefined for a file elsewhere. */
export function answerPlace(path: string): { group: string; id: string } | undefined {
  const found = /^en\/answers\/([^/]+)\/([^/]+)\.md$/.exec(path);
  return found ? { group: found[1], id: found[2] } : undefined;
}

/** The lines of a phrasings file: one utterance a line, blank lines ignored. */
export function linesOf(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
}
