/** Looks at a package as Teams will get it: the zip itself, not what it was made from. */
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { colourIconProblems, outlineIconProblems } from './icon-rules';
import { readManifest, type Manifest } from './manifest-rules';
import type { PackageFiles } from './package-file';
import { schemaProblems } from './schemas';

function unzipped(bytes: Uint8Array): PackageFiles | undefined {
  try {
    return unzipSync(bytes);
  } catch {
    return undefined;
  }
}

function parsed(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes === undefined ? undefined : JSON.parse(strFromU8(bytes));
  } catch {
    return undefined;
  }
}

const versioned = z.looseObject({ manifestVersion: z.string() });

/** Everything that is named is there, at the root, and nothing else is. */
function layoutProblems(files: PackageFiles, { icons, localizationInfo }: Manifest): readonly string[] {
  const named = ['manifest.json', icons.color, icons.outline, localizationInfo.defaultLanguageFile];
  return [
    ...named.filter((name) => files[name] === undefined).map((name) => `${name} is not in the package`),
    ...named.filter((name) => /[/\\]/.test(name)).map((name) => `${name} is not at the root of the package`),
    ...Object.keys(files).filter((name) => !named.includes(name)).map((name) => `${name} is in the package, but nothing names it`),
  ];
}

function fileProblems(name: string, bytes: Uint8Array | undefined, problemsOf: (bytes: Uint8Array) => readonly string[]): readonly string[] {
  return bytes === undefined ? [] : problemsOf(bytes).map((problem) => `${name} ${problem}`);
}

function contentProblems(files: PackageFiles, { icons, localizationInfo: { defaultLanguageFile } }: Manifest, version: string): readonly string[] {
  return [
    ...fileProblems(icons.color, files[icons.color], colourIconProblems),
    ...fileProblems(icons.outline, files[icons.outline], outlineIconProblems),
    ...fileProblems(`${defaultLanguageFile}:`, files[defaultLanguageFile], (bytes) => schemaProblems('localisation', version, parsed(bytes))),
  ];
}

/** Every reason why Teams would refuse the package or people would see it broken; empty when there is none. */
export function packageProblems(bytes: Uint8Array): readonly string[] {
  const files = unzipped(bytes);
  if (files === undefined) return ['the package is no zip'];
  const value = parsed(files['manifest.json']);
  const { success, data } = versioned.safeParse(value);
  if (!success) return ['manifest.json is not at the root of the package, or is no manifest'];
  const { manifest, problems } = readManifest(value);
  return [
    ...[...schemaProblems('manifest', data.manifestVersion, value), ...problems].map((problem) => `manifest.json: ${problem}`),
    ...(manifest === undefined ? [] : [...layoutProblems(files, manifest), ...contentProblems(files, manifest, data.manifestVersion)]),
  ];
}
