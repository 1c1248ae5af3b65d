/** What the package is made of: options before settings before site.yaml, and every mistake at once, with its remedy. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../channels/config';
import { packageProblems } from '../../tools/teams-package/check';
import { readFacts, type Facts } from '../../tools/teams-package/facts';
import { readOptions, type Options } from '../../tools/teams-package/options';
import { project } from './project';

const appId = '6f0c1e2a-9f0f-4b7e-8d52-3a8b1c7d4e5f';
const tenant = '0b7c6a52-51c5-4a9e-9a0c-64a1f9d1c0de';
const settings: Environment = { MicrosoftAppId: appId, MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: tenant, PUBLIC_ADDRESS: 'https://chat.larkmoor.org' };
const siteFacts = {
  hospitalName: 'Larkmoor Hospital', emergencyNumber: '[911](tel:911)',
  websitePage: 'https://larkmoor.org/feeding', privacyPage: 'https://larkmoor.org/privacy', termsPage: 'https://larkmoor.org/terms',
};

interface Given {
  readonly options?: Options;
  readonly set?: Environment;
  readonly site?: Readonly<Record<string, string>>;
}

function read({ options = {}, set = {}, site = {} }: Given) {
  const merged = Object.fromEntries(Object.entries({ ...siteFacts, ...site }).filter(([, value]) => value !== ''));
  return readFacts({ options, settings: { ...settings, ...set }, packageVersion: '0.1.0', site: { value: { region: 'US', starters: [], colours: {}, facts: merged }, problems: [] } });
}

function mistakes(given: Given): readonly string[] {
  const result = read(given);
  return result.kind === 'mistakes' ? result.mistakes : [];
}

function warnings(given: Given): readonly string[] {
  const result = read(given);
  return result.kind === 'facts' ? result.warnings : ['there are mistakes'];
}

describe('a whole set of facts', () => {
  test('comes from settings, site.yaml and package.json, without a warning', () => {
    expect(read({})).toEqual({
      kind: 'facts', warnings: [],
      facts: {
        appId, host: 'chat.larkmoor.org', version: '0.1.0', hospitalName: 'Larkmoor Hospital', emergencyNumber: '911', developer: 'Larkmoor Hospital',
        website: 'https://larkmoor.org/feeding', privacy: 'https://larkmoor.org/privacy', terms: 'https://larkmoor.org/terms', accent: '#0b6466',
      } satisfies Facts,
    });
  });

  test('is overruled by options', () => {
    const options = { appId: tenant, address: 'https://try.larkmoor.org', version: '2.0.0', privacy: 'https://larkmoor.org/data' };
    expect(read({ options })).toMatchObject({ facts: { appId: tenant, host: 'try.larkmoor.org', version: '2.0.0', privacy: 'https://larkmoor.org/data' } });
  });

  test('names who offers it by the short name, where there is one', () => {
    expect(read({ site: { hospitalName: 'The Royal Larkmoor and District Hospital', hospitalShortName: 'Royal Larkmoor' } })).toMatchObject({ facts: { developer: 'Royal Larkmoor' } });
  });

  test('needs no password, for the package holds no secret', () => {
    expect(mistakes({ set: { MicrosoftAppPassword: undefined } })).toEqual([]);
  });
});

describe('a mistake is told with its remedy', () => {
  test.each<[string, Given, RegExp]>([
    ['no app id', { set: { MicrosoftAppId: undefined } }, /^MicrosoftAppId is not set: .*-- --app-id GUID\.$/],
    ['the handle for the id', { set: { MicrosoftAppId: 'first-drops-bot' } }, /^MicrosoftAppId is "first-drops-bot", .*Configuration page/],
    ['the id of nobody', { options: { appId: '00000000-0000-0000-0000-000000000000' } }, /which is no app id/],
    ['one tenant, which is not named', { set: { MicrosoftAppTenantId: undefined } }, /^MicrosoftAppTenantId is not set, and SingleTenant needs it/],
    ['a tenant by its domain', { set: { MicrosoftAppTenantId: 'larkmoor.onmicrosoft.com' } }, /^MicrosoftAppTenantId is "larkmoor\.onmicrosoft\.com"/],
    ['a type that there is not', { set: { MicrosoftAppType: 'Single' } }, /^MicrosoftAppType is "Single": choose/],
    ['no address', { set: { PUBLIC_ADDRESS: undefined } }, /^PUBLIC_ADDRESS is not set/],
    ['an address without TLS', { set: { PUBLIC_ADDRESS: 'http://chat.larkmoor.org' } }, /which Teams cannot reach/],
    ['this machine', { options: { address: 'https://localhost' } }, /which Teams cannot reach/],
    ['a number for a name', { options: { address: 'https://10.0.0.5' } }, /which Teams cannot reach/],
    ['a port', { options: { address: 'https://chat.larkmoor.org:8443' } }, /which Teams cannot reach/],
    ['no privacy notice', { site: { privacyPage: '' } }, /^The address of your privacy notice is missing, .*"privacyPage: https:\/\/…" under facts in site\.yaml, or give --privacy/],
    ['terms without TLS', { options: { terms: 'http://larkmoor.org/terms' } }, /^The address of your terms of use is "http:\/\/larkmoor\.org\/terms", which is no https address/],
    ['a long name of who offers it', { site: { hospitalName: 'The Royal Larkmoor and District Hospital' } }, /has 40 characters, and Teams takes 32: .*hospitalShortName.*--developer/],
    ['a hospital\'s name longer than Teams shows', { options: { developer: 'Larkmoor' }, site: { hospitalName: 'x'.repeat(88) } }, /has 88 characters, and Teams takes 87: shorten hospitalName/],
    ['a version with a word', { options: { version: '1.0.0-beta' } }, /^The version is "1\.0\.0-beta": Teams takes three numbers/],
  ])('%s', (_what, given, sentence) => {
    expect(mistakes(given)).toEqual([expect.stringMatching(sentence)]);
  });

  test('and all of them at once', () => {
    expect(mistakes({ options: { appId: 'x', version: '1' }, set: { PUBLIC_ADDRESS: undefined }, site: { termsPage: '', websitePage: '' } })).toHaveLength(5);
  });

  test('also those of site.yaml', () => {
    const site = { problems: [{ file: 'site.yaml', problem: 'the file is missing', remedy: 'Restore it' }] };
    expect(readFacts({ options: {}, settings, packageVersion: '0.1.0', site })).toMatchObject({ kind: 'mistakes', mistakes: expect.arrayContaining(['site.yaml: the file is missing. Restore it.']) as unknown });
  });
});

test.each<[string, Given, RegExp]>([
  ['an invented hospital', { site: { hospitalName: 'Larkmoor Hospital (example)' } }, /^hospitalName in site\.yaml is marked "\(example\)"/],
  ['an invented page', { site: { privacyPage: 'https://www.example.org/privacy' } }, /^The address of your privacy notice is an example/],
  ['a bot of all tenants', { set: { MicrosoftAppType: 'MultiTenant' } }, /^MicrosoftAppType is not set or is MultiTenant/],
])('a warning is given of %s', (_what, given, sentence) => {
  expect(warnings(given)).toEqual([expect.stringMatching(sentence)]);
});

test('an unknown option is answered with the way to call it', () => {
  expect(() => readOptions(['--appid', appId])).toThrow(/--appid.*Usage: npm run teams:package -- \[--app-id GUID\]/s);
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'first-drops-teams-'));
  const file = join(folder, 'app.zip');
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Outside the project's folder, so that nobody's .env is read. */
  const run = (...args: readonly string[]) => spawnSync(process.execPath, [join(project, 'dist/tools/teams-package.js'), '--out', file, ...args], { cwd: folder, env: { PATH: process.env.PATH }, encoding: 'utf8' });

  test('writes nothing while something is missing, and says what', () => {
    const { status, stderr } = run();
    expect([status, existsSync(file)]).toEqual([1, false]);
    expect(stderr).toMatch(/^The package cannot be built yet:\n- MicrosoftAppId is not set.*\n- PUBLIC_ADDRESS is not set/);
  });

  test('writes a package that Teams takes, for a trial with nothing set', () => {
    const { status, stdout } = run('--app-id', appId, '--address', 'https://chat.larkmoor.org');
    expect(status).toBe(0);
    expect(stdout).toMatch(/app\.zip: \d+ bytes, version \d+\.\d+\.\d+, bot 6f0c1e2a-.*It holds no secret\.\nBefore people use it:\n- /);
    expect(packageProblems(readFileSync(file))).toEqual([]);
  });
});
