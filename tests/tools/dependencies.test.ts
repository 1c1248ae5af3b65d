import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { documentOf, problemsOf } from '../../tools/dependencies/document';
import { isAllowed } from '../../tools/dependencies/licences';
import { readLock, type Lock } from '../../tools/dependencies/lock';
import { projectFolder } from '../../tools/places';

const purposes = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(join(projectFolder, 'tools/dependencies/purposes.json'), 'utf8')));
const lock = readLock();

/** They differ between machines; all else does not. */
const withoutSizes = (text: string): string => text.replace(/\d+(\.\d)? [KM]B/g, 'size');

test('docs/dependencies.md says what package-lock.json says; if not, run "npm run dependencies"', () => {
  const written = readFileSync(join(projectFolder, 'docs/dependencies.md'), 'utf8');
  expect(withoutSizes(written)).toBe(withoutSizes(documentOf({ lock, purposes, bytesOf: () => 1 })));
});

test('every direct dependency has a purpose, and every licence is allowed', () => {
  expect(problemsOf({ lock, purposes })).toEqual([]);
});

describe('the document is not written', () => {
  const oneMore = (changes: object): Lock => ({ ...lock, packages: [...lock.packages, { name: 'added', path: 'node_modules/added', version: '1.0.0', licence: 'MIT', isDevelopment: false, ...changes }] });

  test.each<readonly [string, Lock, Readonly<Record<string, string>>, string]>([
    ['when a purpose is missing', { ...lock, production: [...lock.production, 'added'] }, purposes, 'added has no purpose'],
    ['when a purpose is blank', lock, { ...purposes, ws: ' ' }, 'ws has no purpose'],
    ['when a purpose is left over', lock, { ...purposes, removed: 'Was here.' }, 'removed is no dependency any more'],
    ['when a licence is not on the list', oneMore({ licence: 'GPL-3.0-only' }), purposes, 'added 1.0.0 has the licence "GPL-3.0-only"'],
    ['when a package names no licence', oneMore({ licence: 'unknown' }), purposes, 'has the licence "unknown"'],
    ['when a licence for tools is shipped', oneMore({ licence: 'MPL-2.0' }), purposes, 'has the licence "MPL-2.0"'],
  ])('%s', (_when, given, sentences, problem) => {
    expect(problemsOf({ lock: given, purposes: sentences }).join('\n')).toContain(problem);
  });
});

describe('an expression of licences', () => {
  test.each([
    ['MIT', true],
    ['(AFL-2.1 OR BSD-3-Clause)', true],
    ['Apache-2.0 AND MIT', true],
    ['Apache-2.0 AND GPL-2.0', false],
    ['GPL-2.0 OR LGPL-2.1', false],
    ['', false],
  ])('%j: allowed is %s', (licence, allowed) => {
    expect(isAllowed(licence, { isDevelopment: false })).toBe(allowed);
  });
});
