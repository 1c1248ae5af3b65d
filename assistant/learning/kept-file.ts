/** Files that keep what was learned: named by kind, format and what it was learned from, and replaced when that changes. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface KeptFile {
  readonly folder: string;
  /** Small letters, for example "matcher". */
  readonly kind: string;
  /** Raised when the learning or the file's form changes. */
  readonly format: number;
  /** Short hash of all that is learned from. */
  readonly lessonsHash: string;
}

/** The same lessons give the same hash. Sets and maps must be given as arrays. */
export function lessonsHashOf(lessons: unknown): string {
  return createHash('sha256').update(JSON.stringify(lessons)).digest('hex').slice(0, 12);
}

function nameOf({ kind, format, lessonsHash }: KeptFile): string {
  return `${kind}-${format}-${lessonsHash}.bin`;
}

/** The file's bytes in memory of their own (aligned for typed arrays); undefined when there is no such file. */
export function readKept(file: KeptFile): Buffer | undefined {
  const path = join(file.folder, nameOf(file));
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  return Buffer.from(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** Writes beside and renames, so that a stopped process leaves no half file; then removes the files of older lessons. */
export function writeKept(file: KeptFile, bytes: Buffer): void {
  const name = nameOf(file);
  mkdirSync(file.folder, { recursive: true });
  const beside = join(file.folder, `${name}.${process.pid}`);
  writeFileSync(beside, bytes);
  renameSync(beside, join(file.folder, name));
  for (const other of readdirSync(file.folder)) if (other.startsWith(`${file.kind}-`) && other.endsWith('.bin') && other !== name) rmSync(join(file.folder, other), { force: true });
}
