/** How much a package takes on the disk. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../places';

/** Bytes of its own files, without packages that lie inside it; 0 for one made for another system, which is not installed. */
export function bytesOf(path: string): number {
  const folder = join(projectFolder, path);
  return existsSync(folder) ? bytesIn(folder) : 0;
}

function bytesIn(folder: string): number {
  const items = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name !== 'node_modules');
  return items.reduce((sum, item) => sum + (item.isDirectory() ? bytesIn(join(folder, item.name)) : item.isFile() ? statSync(join(folder, item.name)).size : 0), 0);
}

export function inWords(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
