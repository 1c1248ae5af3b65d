/** The app package for Teams, unzipped again and held against Microsoft's schema and our own rules; and each way in which it can be wrong. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { load } from 'js-yaml';
import { z } from 'zod';
import { packageProblems } from '../../tools/teams-package/check';
import type { Facts } from '../../tools/teams-package/facts';
import { optionNames } from '../../tools/teams-package/options';
import { packageFiles, packed, teamsFolder, type PackageFiles } from '../../tools/teams-package/package-file';
import { newestStableVersion } from '../../tools/teams-package/schemas';
import { project, read } from './project';

const facts: Facts = {
  appId: '6f0c1e2a-9f0f-4b7e-8d52-3a8b1c7d4e5f',
  host: 'chat.example.org',
  version: '1.2.3',
  hospitalName: 'Larkmoor Hospital',
  emergencyNumber: '911',
  developer: 'Larkmoor Hospital',
  website: 'https://www.example.org/feeding',
  privacy: 'https://www.example.org/privacy',
  terms: 'https://www.example.org/terms',
  accent: '#0b6466',
};

const bytes = packed(packageFiles(facts));
const files = unzipSync(bytes);
const textOf = (name: string): string => strFromU8(files[name] ?? new Uint8Array());

const commands = z.array(z.object({ title: z.string(), description: z.string() }));
const manifest = z.looseObject({
  manifestVersion: z.string(),
  $schema: z.string(),
  bots: z.tuple([z.looseObject({ commandLists: z.array(z.object({ scopes: z.array(z.string()), commands })) })]),
}).parse(JSON.parse(textOf('manifest.json')));
const [{ commandLists }] = manifest.bots;

describe('the package', () => {
  test('is one that Teams takes', () => {
    expect(packageProblems(bytes)).toEqual([]);
  });

  test('has its four files at the root', () => {
    expect(Object.keys(files).sort()).toEqual(['color.png', 'en-us.json', 'manifest.json', 'outline.png']);
  });

  test('is written in the newest stable schema that is known here', () => {
    expect([manifest.manifestVersion, manifest.$schema]).toEqual([newestStableVersion(), `https://developer.microsoft.com/json-schemas/teams/v${newestStableVersion()}/MicrosoftTeams.schema.json`]);
  });

  test('is the same to the byte when nothing changed', () => {
    expect(Buffer.from(packed(packageFiles(facts))).equals(Buffer.from(bytes))).toBe(true);
  });

  test('holds the icons that are kept beside their drawings', () => {
    expect(['color.png', 'outline.png'].map((name) => readFileSync(join(teamsFolder, name)).equals(Buffer.from(files[name] ?? [])))).toEqual([true, true]);
  });

  test.each([
    ['a chat of one\'s own, teams, and group chats with those of meetings', { scopes: ['personal', 'team', 'groupChat'], supportsFiles: false, isNotificationOnly: false }],
    ['the search in the message box', { id: 'search', type: 'query', context: ['compose', 'commandBox'], initialRun: true }],
    ['"Answer this" on a message', { id: 'answer', type: 'action', context: ['message', 'compose'], fetchTask: true }],
    ['the parameter that the search reads', { name: 'words' }],
    ['cards for links to the bot\'s own pages, also for people without the app', { domains: ['chat.example.org'], supportsAnonymizedPayloads: true }],
    ['a first installation for oneself', { defaultInstallScope: 'personal', defaultGroupCapability: { team: 'bot', groupchat: 'bot', meetings: 'bot' } }],
  ])('offers %s', (_what, part) => {
    expect(partsOf(JSON.parse(textOf('manifest.json')))).toEqual(expect.arrayContaining([expect.objectContaining(part)]));
  });

  test('says in its description that no clinician has reviewed the answers, and whom to call', () => {
    expect(textOf('manifest.json')).toMatch(/No clinician has reviewed the answers yet\. How far each one is reviewed stands below it\./);
    expect(textOf('manifest.json')).toMatch(/In danger call 911\./);
  });
});

/** Every object of the manifest, with all that is in it. */
function partsOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(partsOf)];
}

describe('the commands that Teams offers', () => {
  const words = z.looseObject({ commands: z.record(z.string(), z.array(z.string())), sheet: z.array(z.string()) }).parse(load(readFileSync(join(project, 'content/en/words.yaml'), 'utf8')));
  const understood = [...Object.values(words.commands).flat(), ...words.sheet];

  test.each(commandLists.map((list) => [list.scopes.join(), list.commands] as const))('in %s are understood by the bot', (_scope, list) => {
    expect(list.map(({ title }) => title).filter((title) => !understood.includes(title))).toEqual([]);
  });

  test('in every place are help, topics, the sheet and one\'s own memory', () => {
    const wanted = ['help', 'topics', 'discharge sheet', 'what do you know about me', 'forget me'];
    expect(commandLists.map((list) => wanted.filter((title) => !list.commands.some((command) => command.title === title)))).toEqual([[], [], []]);
  });
});

test('"forget me" promises no more than the bot can do: Teams keeps what was written', () => {
  const said = commandLists.flatMap((list) => list.commands.filter(({ title }) => title === 'forget me').map(({ description }) => description));
  expect(new Set(said)).toEqual(new Set(['Erase what I remember of you here. Teams keeps the messages.']));
});

test('the English texts are those of the manifest, so a translation starts from all of them', () => {
  const texts = z.record(z.string(), z.string()).parse(JSON.parse(textOf('en-us.json')));
  expect(texts['name.full']).toBe('First Drops, Larkmoor Hospital');
  const titles = Object.entries(texts).filter(([path]) => /^bots\[0\]\.commandLists\[\d\]\.commands\[\d+\]\.title$/.test(path)).map(([, text]) => text);
  expect(titles).toEqual(commandLists.flatMap((list) => list.commands.map(({ title }) => title)));
});

describe('the manual for the hospital\'s IT', () => {
  const manual = read('docs', 'teams.md');
  const titles = [...new Set(commandLists.flatMap((list) => list.commands.map(({ title }) => title)))];

  test.each<[string, readonly string[]]>([
    ['every option of the command', optionNames.map((name) => `--${name} `)],
    ['every command that Teams offers', titles.map((title) => `\`${title}\``)],
    ['the schema that the package is checked against', [`(${newestStableVersion()};`]],
    ['what a managed identity is called in the settings and in the Azure template', ['`UserAssignedMSI`', '`microsoftAppId`']],
  ])('names %s', (_what, names) => {
    expect(names.filter((name) => !manual.includes(name))).toEqual([]);
  });

  test('and the Azure template has what it names', () => {
    expect(read('deploy', 'azure', 'main.bicep')).toMatch(/msaAppType: 'UserAssignedMSI'[\s\S]*output microsoftAppId string/);
  });
});

describe('a package that is wrong is not written', () => {
  const repacked = (changed: PackageFiles): Uint8Array => packed({ ...files, ...changed });
  const withManifest = (from: string, to: string): Uint8Array => {
    const before = textOf('manifest.json');
    expect(before).toContain(from);
    return repacked({ 'manifest.json': strToU8(before.replaceAll(from, to)) });
  };
  const without = (name: string): Uint8Array => packed(Object.fromEntries(Object.entries(files).filter(([each]) => each !== name)));
  const inFolder = (): Uint8Array => packed(Object.fromEntries(Object.entries(files).map(([name, content]) => [`first-drops/${name}`, content])));

  test.each<[string, () => Uint8Array, string]>([
    ['no zip', () => strToU8('PK'), 'the package is no zip'],
    ['a folder around the files', inFolder, 'manifest.json is not at the root'],
    ['a manifest that is no JSON', () => repacked({ 'manifest.json': strToU8('{') }), 'is no manifest'],
    ['an icon left out', () => without('color.png'), 'color.png is not in the package'],
    ['the texts left out', () => without('en-us.json'), 'en-us.json is not in the package'],
    ['a file too many', () => repacked({ '.DS_Store': strToU8('x') }), '.DS_Store is in the package, but nothing names it'],
    ['an icon in a folder', () => withManifest('"color.png"', '"icons/color.png"'), 'icons/color.png is not at the root'],
    ['a preview schema', () => withManifest('"manifestVersion": "1.30"', '"manifestVersion": "devPreview"'), 'carries no schema of version devPreview'],
    ['a field that the schema does not know', () => withManifest('"supportsFiles"', '"supportFiles"'), 'must NOT have additional properties'],
    ['a name too long', () => withManifest('"short": "First Drops"', `"short": "${'x'.repeat(31)}"`), '/name/short must NOT have more than 30 characters'],
    ['an empty text', () => repacked({ 'en-us.json': strToU8(textOf('en-us.json').replace('"name.short": "First Drops"', '"name.short": ""')) }), 'en-us.json: /name.short must match pattern'],
    ['an unknown key among the texts', () => repacked({ 'en-us.json': strToU8(textOf('en-us.json').replace('"name.short"', '"name.tiny"')) }), 'en-us.json: the whole must have required property'],
    ['an id that is no GUID', () => withManifest(facts.appId, 'first-drops'), '/id must match pattern'],
    ['the id of nobody', () => withManifest(facts.appId, '00000000-0000-0000-0000-000000000000'), 'is no GUID'],
    ['another id for the extension', () => withManifest(`"botId": "${facts.appId}",\n      "canUpdate`, '"botId": "6f0c1e2a-9f0f-4b7e-8d52-3a8b1c7d4e50",\n      "canUpdate'), 'the ids of app, bot and message extension differ'],
    ['an address without TLS', () => withManifest('https://www.example.org/privacy', 'http://www.example.org/privacy'), '"http://www.example.org/privacy" is no https address'],
    ['a domain with a star', () => withManifest('"chat.example.org"', '"*.example.org"'), 'the domain "*.example.org" is no plain host'],
    ['links of a domain that is not valid', () => withManifest('"validDomains": [\n    "chat.', '"validDomains": [\n    "other.'), 'links to chat.example.org are unfurled'],
    ['a scope without commands', () => withManifest('"scopes": [\n            "team"', '"scopes": [\n            "personal"'), 'the scope team has not exactly one list'],
    ['a command twice', () => withManifest('"title": "topics"', '"title": "Help"'), 'has a command twice'],
    ['a placeholder', () => withManifest('In danger call 911', 'In danger call {{number}}'), 'a placeholder was left unfilled'],
    ['a permission', () => withManifest('"defaultInstallScope"', '"permissions": ["identity"],\n  "defaultInstallScope"'), '"permissions" asks for a permission'],
  ])('%s', (_what, broken, problem) => {
    expect(packageProblems(broken()).join('\n')).toContain(problem);
  });
});
