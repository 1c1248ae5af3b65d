import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig, type Environment } from '../../channels/config';
import { effectiveSettings } from '../../tools/config-check/effective-settings';
import { warningsOf } from '../../tools/config-check/warnings';

const project = join(__dirname, '..', '..');
const key = 'hunter2'.repeat(5);
const ready = { NODE_ENV: 'production', TOKEN_KEY: key, ALLOWED_ORIGINS: 'https://portal.example.org', CONTENT_REVIEWED_ONLY: 'true' };

function warnings(values: Environment, { site = 'facts:\n', environmentFile = '' } = {}): readonly string[] {
  return [...warningsOf({ config: readConfig(values), values, site, environmentFile })];
}

describe('the settings in force', () => {
  const lines = effectiveSettings({ ...ready, DATABASE_URL: 'postgres://me:hunter2@db/drops', STORAGE_KEY: key, STORAGE_KEY_FILE: '/run/secrets/storage' }).split('\n');

  test.each([
    ['a value', '  NODE_ENV: production'],
    ['a default', '  PORT: 3978 (default)'],
    ['what happens without one', '  HOST: not set: 127.0.0.1, in production 0.0.0.0'],
    ['a secret by its length', '  TOKEN_KEY: set (35 characters)'],
    ['a secret by its file', '  STORAGE_KEY: set (35 characters, from /run/secrets/storage)'],
    ['an address with a password by its length', '  DATABASE_URL: set (30 characters)'],
  ])('show %s', (_what, line) => {
    expect(lines).toContain(line);
  });

  test('show no part of a secret', () => {
    expect(lines.join('\n')).not.toContain('hunter2');
  });
});

describe('warnings', () => {
  test('there is none when a hospital is ready', () => {
    expect(warnings(ready)).toEqual([]);
  });

  test.each<[string, Environment, RegExp]>([
    ['a trial', { ...ready, NODE_ENV: 'test' }, /^NODE_ENV is not "production".*Set NODE_ENV=production/],
    ['a key made from another one', { ...ready, TOKEN_KEY: undefined }, /^TOKEN_KEY is not set.*openssl rand/],
    ['no site', { ...ready, ALLOWED_ORIGINS: undefined }, /^ALLOWED_ORIGINS is empty.*Set it to/],
    ['unreviewed answers', { ...ready, CONTENT_REVIEWED_ONLY: undefined }, /^CONTENT_REVIEWED_ONLY is false.*Set it to true/],
    ['a proxy that is not counted', { ...ready, PUBLIC_ADDRESS: 'https://chat.example.org' }, /^PUBLIC_ADDRESS is set but PROXY_COUNT is 0/],
  ])('%s is one', (_what, values, sentence) => {
    expect(warnings(values)).toEqual([expect.stringMatching(sentence)]);
  });

  test('invented facts are one, by their lines', () => {
    expect(warnings(ready, { site: '# (example)\na: 1\nb: Larkmoor (example)\n' })).toEqual([expect.stringMatching(/^content\/site\.yaml holds invented facts on line 3,/)]);
  });

  test('the site facts of this repository are invented', () => {
    expect(warnings(ready, { site: readFileSync(join(project, 'content', 'site.yaml'), 'utf8') })).toHaveLength(1);
  });

  test('a misspelt name in .env is one, without its value', () => {
    const [sentence, ...others] = warnings(ready, { environmentFile: `TOKENKEY=${key}\nPORT=80\nTOKEN_KEY_FILE=/run/secrets/key\n` });
    expect(others).toEqual([]);
    expect(sentence).toMatch(/^\.env sets TOKENKEY, which is no setting/);
    expect(sentence).not.toContain('hunter2');
  });
});

describe('the command', () => {
  // What is built, not tools/start.mjs, which would build again beside tests that run it.
  const check = (environment: Environment) => spawnSync(process.execPath, [join('dist', 'tools', 'config-check.js')], { cwd: project, encoding: 'utf8', env: { PATH: process.env.PATH, ...environment } });

  test('prints the settings and ends well', () => {
    const { status, stdout } = check(ready);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/TOKEN_KEY: set \(35 characters\)[^]*\nThe settings can be used; .*\n- content\/site\.yaml/)]);
    expect(stdout).not.toContain('hunter2');
  });

  test.each<[string, Environment, RegExp]>([
    ['a mistake', { PORT: 'x', LOG_LEVEL: 'loud' }, /^- PORT is "x": .*\n- LOG_LEVEL is "loud"/m],
    ['a folder without content', { CONTENT_FOLDER: 'docs' }, /^CONTENT_FOLDER is "docs", where site\.yaml cannot be read/],
  ])('%s is told on stderr and ends with 1', (_what, environment, sentence) => {
    const { status, stdout, stderr } = check(environment);
    expect([status, stdout, stderr]).toEqual([1, '', expect.stringMatching(sentence)]);
  });
});
