/** What the operator has set: the variables of the environment, and the files that hold secrets (Docker's and Kubernetes' way). */
import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Given {
  /** Without what is empty. */
  readonly values: Environment;
  readonly problems: readonly string[];
  /** Secrets that are set, but not known. */
  readonly unread: readonly string[];
}

export function fileVariable(secretName: string): string {
  return `${secretName}_FILE`;
}

type FromFile = { readonly kind: 'read'; readonly value: string } | { readonly kind: 'unread'; readonly problem: string };

/** Anything else may be the secret itself, written under the wrong name, and must not be repeated. */
function isPath(given: string): boolean {
  return isAbsolute(given) || /^\.{1,2}[/\\]/.test(given);
}

/** Editors and `echo` end a file with a line end that is no part of the secret. */
function readSecret(variable: string, path: string): FromFile {
  if (!isPath(path)) return { kind: 'unread', problem: `${variable} is not the path of a file: write it from the root, such as /run/secrets/token-key; the secret itself belongs into that file.` };
  try {
    const value = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    return value.trim() === '' ? { kind: 'unread', problem: `${variable} names "${path}", which is empty: write the secret into it, or leave ${variable} out.` } : { kind: 'read', value };
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? ` (${String(error.code)})` : '';
    return { kind: 'unread', problem: `${variable} names "${path}", which cannot be read${code}: check the path and that this user may read the file, or leave ${variable} out.` };
  }
}

function fromFile(name: string, values: Environment): FromFile | undefined {
  const variable = fileVariable(name);
  const path = values[variable];
  if (path === undefined) return undefined;
  if (values[name] !== undefined) return { kind: 'unread', problem: `${name} and ${variable} are both set: keep one of them.` };
  return readSecret(variable, path);
}

/** An empty variable is an unset one: that is what a line such as `MicrosoftAppId=` in an .env file means. */
function givenOnly(environment: Environment): Environment {
  const entries = Object.entries(environment).map(([name, value]) => [name, value?.trim()] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}

export function readGiven(environment: Environment, secretNames: readonly string[]): Given {
  const values = givenOnly(environment);
  const files = secretNames.map((name) => ({ name, file: fromFile(name, values) }));
  return {
    values: { ...values, ...Object.fromEntries(files.flatMap(({ name, file }) => (file?.kind === 'read' ? [[name, file.value]] : []))) },
    problems: files.flatMap(({ file }) => (file?.kind === 'unread' ? [file.problem] : [])),
    unread: files.filter(({ file }) => file?.kind === 'unread').map(({ name }) => name),
  };
}
