import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, readConfig, settingsGiven, type Environment } from '../../channels/config';
import { secretNames } from '../../channels/config/table';

const key = 'a-secret-of-more-than-32-characters';
const folder = mkdtempSync(join(tmpdir(), 'first-drops-secrets-'));
const missing = join(folder, 'missing');

afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(content: string): string {
  const path = join(folder, String(Math.random()));
  writeFileSync(path, content);
  return path;
}

function problemsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

test.each([
  ['as it is', key, key],
  ['without the line end', `${key}\n`, key],
  ['without a line end of Windows', `${key}\r\n`, key],
  ['with all line ends but the last', `${key}\n\n`, `${key}\n`],
  ['with its spaces', ` ${key} `, ` ${key} `],
])('a secret is read from its file %s', (_how, content, expected) => {
  expect(readConfig({ TOKEN_KEY_FILE: fileWith(content) }).tokenKey).toBe(expected);
});

test.each(secretNames)('%s may stand in a file', (name) => {
  expect(settingsGiven({ [`${name}_FILE`]: fileWith(`${key}\n`) }).values[name]).toBe(key);
});

test('an empty variable names no file', () => {
  expect(settingsGiven({ TOKEN_KEY_FILE: ' ' })).toMatchObject({ problems: [], unread: [] });
});

test('what no secret is has no file', () => {
  expect(readConfig({ PORT_FILE: fileWith('80') }).port).toBe(3978);
});

test.each<[string, Environment, RegExp]>([
  ['set twice', { TOKEN_KEY: key, TOKEN_KEY_FILE: missing }, /^TOKEN_KEY and TOKEN_KEY_FILE are both set: keep one/],
  ['not there', { TOKEN_KEY_FILE: missing }, /^TOKEN_KEY_FILE names ".*missing", which cannot be read \(ENOENT\): check the path/],
  ['a folder', { TOKEN_KEY_FILE: folder }, /^TOKEN_KEY_FILE names ".*", which cannot be read \(EISDIR\)/],
  ['empty', { TOKEN_KEY_FILE: fileWith('\n') }, /^TOKEN_KEY_FILE names ".*", which is empty: write the secret into it/],
  ['too short', { TOKEN_KEY_FILE: fileWith('hunter2\n') }, /^TOKEN_KEY is shorter than 32/],
  ['the secret itself', { TOKEN_KEY_FILE: `hunter2${key}` }, /^TOKEN_KEY_FILE is not the path of a file/],
])('a file that is %s is told in one sentence without its content', (_what, environment, sentence) => {
  const problems = problemsOf(environment);
  expect(problems).toEqual([expect.stringMatching(sentence)]);
  expect(problems.join()).not.toMatch(/hunter2|a-secret/);
});

test.each<[string, Environment]>([
  ['a database\'s key', { DATABASE_URL: 'postgres://bot@db/drops', STORAGE_KEY_FILE: missing }],
  ['an app\'s password', { MicrosoftAppId: 'id', MicrosoftAppPassword_FILE: missing }],
  ['a portal\'s key', { PORTAL_ISSUER: 'https://portal.example.org', PORTAL_KEY_FILE: missing }],
])('of %s that cannot be read it is not said that it is missing', (_what, environment) => {
  expect(problemsOf(environment)).toHaveLength(1);
});

test('problems of files and of values are told together', () => {
  expect(problemsOf({ PORT: 'x', TOKEN_KEY_FILE: missing, DATABASE_POOL: '1', DATABASE_URL: 'postgres://bot@db/drops', MicrosoftAppId: 'id', MicrosoftAppPassword_FILE: missing, MicrosoftAppType: 'Many' })).toHaveLength(6);
});
