import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's folder: the nearest one above with a package.json, from the sources as from dist/. */
export const projectFolder = folderWithPackage(__dirname);
export const contentFolder = join(projectFolder, 'content');
export const cacheFolder = join(projectFolder, '.cache');

function folderWithPackage(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (dirname(folder) === folder) throw new Error(`No package.json above ${__dirname}: run this from a whole copy of the project`);
  return folderWithPackage(dirname(folder));
}
