/** The app package: a zip with four files at its root. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { projectFolder } from '../places';
import type { Facts } from './facts';
import { localisationOf, manifestFrom, type Json } from './manifest';

export const teamsFolder = join(projectFolder, 'deploy', 'teams');

export type PackageFiles = Readonly<Record<string, Uint8Array>>;

/** Local time, as zip writes it: the same settings give the same bytes, wherever and whenever they are packed. */
const always = new Date(2000, 0, 1);

function text(value: Json): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 2)}\n`);
}

/** @param folder where the template and the icons are. */
export function packageFiles(facts: Facts, folder: string = teamsFolder): PackageFiles {
  const manifest = manifestFrom(readFileSync(join(folder, 'manifest.template.json'), 'utf8'), facts);
  return {
    'manifest.json': text(manifest),
    'en-us.json': text(localisationOf(manifest)),
    'color.png': readFileSync(join(folder, 'color.png')),
    'outline.png': readFileSync(join(folder, 'outline.png')),
  };
}

export function packed(files: PackageFiles): Uint8Array {
  return zipSync({ ...files }, { level: 9, mtime: always });
}
