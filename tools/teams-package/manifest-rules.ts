/** What the schema leaves open and Teams, or this bot, does not take. */
import { z } from 'zod';
import { isPlainHost } from './hosts';
import { isGuid } from './registration';

const command = z.looseObject({ title: z.string() });

/** The parts that are looked at; everything else is the schema's. */
const manifestShape = z.looseObject({
  id: z.string(),
  developer: z.looseObject({ websiteUrl: z.string(), privacyUrl: z.string(), termsOfUseUrl: z.string() }),
  icons: z.looseObject({ color: z.string(), outline: z.string() }),
  localizationInfo: z.looseObject({ defaultLanguageFile: z.string() }),
  bots: z.tuple([z.looseObject({ botId: z.string(), scopes: z.array(z.string()), commandLists: z.array(z.looseObject({ scopes: z.array(z.string()), commands: z.array(command) })) })]),
  composeExtensions: z.tuple([z.looseObject({ botId: z.string(), messageHandlers: z.array(z.looseObject({ value: z.looseObject({ domains: z.array(z.string()) }) })) })]),
  validDomains: z.array(z.string()),
});

export type Manifest = z.output<typeof manifestShape>;

/** More are cut off in Teams' own menu, whatever the schema takes. */
const mostCommands = 10;

function idProblems({ id, bots: [bot], composeExtensions: [extension] }: Manifest): readonly string[] {
  const isOne = id === bot.botId && id === extension.botId;
  return [...(isGuid(id) ? [] : [`the id "${id}" is no GUID`]), ...(isOne ? [] : ['the ids of app, bot and message extension differ'])];
}

function addressProblems({ developer: { websiteUrl, privacyUrl, termsOfUseUrl } }: Manifest): readonly string[] {
  return [websiteUrl, privacyUrl, termsOfUseUrl].filter((address) => !/^https:\/\//i.test(address)).map((address) => `"${address}" is no https address`);
}

function domainProblems({ validDomains, composeExtensions: [{ messageHandlers }] }: Manifest): readonly string[] {
  const unfurled = messageHandlers.flatMap(({ value }) => value.domains);
  return [
    ...[...validDomains, ...unfurled].filter((domain) => !isPlainHost(domain)).map((domain) => `the domain "${domain}" is no plain host: no scheme, no port, no star`),
    ...unfurled.filter((domain) => !validDomains.includes(domain)).map((domain) => `links to ${domain} are unfurled, but it is not among validDomains`),
  ];
}

function commandProblems({ bots: [{ scopes, commandLists }] }: Manifest): readonly string[] {
  const listed = commandLists.flatMap((list) => list.scopes);
  return [
    ...scopes.filter((scope) => listed.filter((each) => each === scope).length !== 1).map((scope) => `the scope ${scope} has not exactly one list of commands`),
    ...listed.filter((scope) => !scopes.includes(scope)).map((scope) => `there are commands for ${scope}, where the bot is not`),
    ...commandLists.flatMap((list) => [
      ...(list.commands.length <= mostCommands ? [] : [`the list for ${list.scopes.join(', ')} has more than ${mostCommands} commands`]),
      ...(new Set(list.commands.map(({ title }) => title.toLowerCase())).size === list.commands.length ? [] : [`the list for ${list.scopes.join(', ')} has a command twice`]),
    ]),
  ];
}

/** Every permission is a question to an administrator; First Drops reads only what is written to it, and needs none. */
const unwanted = ['authorization', 'permissions', 'devicePermissions', 'webApplicationInfo'];

export interface ReadManifest {
  readonly manifest?: Manifest;
  readonly problems: readonly string[];
}

export function readManifest(value: unknown): ReadManifest {
  const read = manifestShape.safeParse(value);
  if (!read.success) return { problems: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
  const manifest = read.data;
  const unfilled = JSON.stringify(manifest).includes('{{') ? ['a placeholder was left unfilled'] : [];
  const asked = unwanted.filter((name) => name in manifest).map((name) => `"${name}" asks for a permission that First Drops does not need`);
  return { manifest, problems: [...idProblems(manifest), ...addressProblems(manifest), ...domainProblems(manifest), ...commandProblems(manifest), ...unfilled, ...asked] };
}
