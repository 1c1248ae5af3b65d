import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Names, sizes and times of all files of a folder: changes with every edit and is cheap to take. Rejects when the folder, or a file that was just there, cannot be read. */
export async function fingerprintOf(folder: string): Promise<string> {
  const items = await readdir(folder, { recursive: true, withFileTypes: true });
  const lines = await Promise.all(items.filter((item) => item.isFile()).map(async (item) => {
    const path = join(item.parentPath, item.name);
    const { size, mtimeMs } = await stat(path);
    return `${path} ${size} ${mtimeMs}`;
  }));
  return lines.sort().join('\n');
}
