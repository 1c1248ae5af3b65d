/** The lock file: every package that is installed, with its version and licence. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../places';

export interface LockedPackage {
  readonly name: string;
  /** Below the project, such as `node_modules/ws`. */
  readonly path: string;
  readonly version: string;
  readonly licence: string;
  /** Needed only to build and test. */
  readonly isDevelopment: boolean;
}

export interface Lock {
  readonly production: readonly string[];
  readonly development: readonly string[];
  readonly packages: readonly LockedPackage[];
}

const Names = z.record(z.string(), z.string()).default({});
const LockFile = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional(), license: z.string().optional(), dev: z.boolean().optional(), devOptional: z.boolean().optional(), dependencies: Names, devDependencies: Names })),
});

/** Old packages name theirs in a list, which npm does not take over into the lock. */
const OldManifest = z.object({ licenses: z.array(z.object({ type: z.string() })) });

/** Packages that state theirs only in prose, in their Readme or licence file; read there on 2026-11-29. */
const inProse: ReadonlyMap<string, string> = new Map([
  ['node_modules/escape-regexp-component', 'MIT'],
  ['node_modules/png-js', 'MIT'],
  // "Pre-release software license terms": to be used for evaluating, not to be passed on.
  ['node_modules/@microsoft/m365agentsplayground', 'LicenseRef-Microsoft-pre-release'],
]);

function licenceInFolder(path: string): string {
  const manifest = join(projectFolder, path, 'package.json');
  const old = existsSync(manifest) ? OldManifest.safeParse(JSON.parse(readFileSync(manifest, 'utf8'))).data : undefined;
  return old?.licenses.map(({ type }) => type).join(' OR ') ?? inProse.get(path) ?? 'unknown';
}

export function readLock(): Lock {
  const { '': root, ...others } = LockFile.parse(JSON.parse(readFileSync(join(projectFolder, 'package-lock.json'), 'utf8'))).packages;
  const packages = Object.entries(others).map(([path, { version = '', license, dev, devOptional }]): LockedPackage => ({
    path, version,
    name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    licence: license === undefined || license.startsWith('SEE ') ? licenceInFolder(path) : license,
    isDevelopment: dev === true || devOptional === true,
  }));
  return { production: Object.keys(root.dependencies), development: Object.keys(root.devDependencies), packages };
}
