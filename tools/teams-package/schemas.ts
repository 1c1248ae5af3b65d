/** Microsoft's own schemas, read from the files of @microsoft/app-manifest: nothing is asked of a network. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { z } from 'zod';

const schemaFiles = { manifest: 'MicrosoftTeams.schema.json', localisation: 'MicrosoftTeams.Localization.schema.json' } as const;
export type SchemaKind = keyof typeof schemaFiles;

const schemaFolder = join(dirname(require.resolve('@microsoft/app-manifest/package.json')), 'build', 'json-schemas', 'teams');

/** The newest version that is a number; vDevPreview is none, and the admin center takes no preview. */
export function newestStableVersion(): string {
  const numbers = readdirSync(schemaFolder).flatMap((name) => /^v1\.(\d+)$/.exec(name)?.[1] ?? []).map(Number);
  return `1.${Math.max(...numbers)}`;
}

const compiled = new Map<string, ValidateFunction>();

function validatorFor(kind: SchemaKind, version: string): ValidateFunction | undefined {
  const path = join(schemaFolder, `v${version}`, schemaFiles[kind]);
  if (!/^\d+\.\d+$/.test(version) || !existsSync(path)) return undefined;
  const known = compiled.get(path);
  if (known !== undefined) return known;
  // The schemas hold words of their own (strict) and patterns that JavaScript takes only without its u flag; one finding must not hide the next.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const made = ajv.compile(z.looseObject({}).parse(JSON.parse(readFileSync(path, 'utf8'))));
  compiled.set(path, made);
  return made;
}

function sentence({ instancePath, message, params }: ErrorObject): string {
  const details = JSON.stringify(params);
  return `${instancePath === '' ? 'the whole' : instancePath} ${message ?? 'is wrong'} ${details}`;
}

/** What the schema of that version says against the value; empty when it fits. */
export function schemaProblems(kind: SchemaKind, version: string, value: unknown): readonly string[] {
  const validate = validatorFor(kind, version);
  if (validate === undefined) return [`@microsoft/app-manifest carries no schema of version ${version}; the newest it has is ${newestStableVersion()}`];
  validate(value);
  return (validate.errors ?? []).map(sentence);
}
