import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { readConfig } from '../../channels/config';
import { groups } from '../../channels/config/table';
import { configurationPage } from '../../tools/config-docs/configuration-page';
import { environmentExample } from '../../tools/config-docs/environment-example';

const project = join(__dirname, '..', '..');
const settings = groups.flatMap((group) => group.settings);

test.each([
  ['.env.example', environmentExample],
  ['docs/configuration.md', configurationPage],
])('%s is what "npm run config:docs" writes', (path, text) => {
  expect(readFileSync(join(project, path), 'utf8')).toBe(text(groups));
});

test('every line of .env.example can be uncommented', () => {
  const uncommented = parseEnv(environmentExample(groups).replace(/^# (?=\w+=)/gm, ''));
  expect(Object.keys(uncommented).sort()).toEqual(settings.map(({ name }) => name).sort());
  // Of the two ways to know a portal one has an example, and the app's type alone registers nothing.
  expect(readConfig(uncommented)).toMatchObject({ port: 3978, allowedOrigins: ['https://portal.example.org'], portal: { audience: 'first-drops' }, microsoftApp: undefined });
});

test('the defaults that are told are those in force', () => {
  const told = Object.fromEntries(settings.filter(({ fallback }) => fallback !== undefined).map(({ name, fallback }) => [name, fallback]));
  const needed = { TOKEN_KEY: 'x'.repeat(32), PORTAL_ISSUER: 'portal', PORTAL_JWKS: 'https://portal.example.org/keys' };
  expect(readConfig({ ...told, ...needed })).toEqual(readConfig(needed));
});

test('a name stands in one group only', () => {
  expect(new Set(settings.map(({ name }) => name)).size).toBe(settings.length);
});

test.each(settings.map((setting) => [setting.name, setting] as const))('%s is told in one sentence, and what happens without it', (_name, { purpose, fallback, unset }) => {
  expect(purpose).toMatch(/^[A-Z].*[^.]\.$/);
  expect(purpose).not.toMatch(/\. [A-Z]/);
  expect([fallback, unset].filter((text) => text !== undefined)).toHaveLength(1);
});

test('no secret has an example or a default to copy', () => {
  const secrets = settings.filter(({ isSecret }) => isSecret);
  expect(secrets.map(({ name }) => name).sort()).toEqual(['DATABASE_URL', 'DIRECT_LINE_SECRET', 'METRICS_TOKEN', 'MicrosoftAppPassword', 'PORTAL_KEY', 'STORAGE_KEY', 'STORAGE_OLD_KEYS', 'TOKEN_KEY']);
  expect(secrets.filter(({ example, fallback }) => example !== undefined || fallback !== undefined)).toEqual([]);
});
