/** What the template lacks, from the options, the settings and site.yaml; every mistake at once, each with its remedy. */
import type { Environment } from '../../channels/config';
import type { Checked } from '../../assistant/knowledge/problem';
import type { Site } from '../../assistant/knowledge/types';
import { schemes } from '../../colour/theme';
import { plainHost } from './hosts';
import type { Options } from './options';
import { registrationProblems } from './registration';

/** The names are those of the template's placeholders. */
export type Facts = Readonly<Record<'appId' | 'host' | 'version' | 'hospitalName' | 'emergencyNumber' | 'developer' | 'website' | 'privacy' | 'terms' | 'accent', string>>;

export interface Sources {
  readonly options: Options;
  readonly settings: Environment;
  readonly site: Checked<Site>;
  /** From package.json. */
  readonly packageVersion: string;
}

export type ReadFacts = { readonly kind: 'facts'; readonly facts: Facts; readonly warnings: readonly string[] } | { readonly kind: 'mistakes'; readonly mistakes: readonly string[] };

/** Lengths that Teams takes, from its schema: told here with a remedy, before the schema tells them by place. */
const most = { developer: 32, hospitalName: 100 - 'First Drops, '.length };

/** Teams wants three numbers, without leading zeros or a word behind them. */
const versionForm = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** `[911](tel:911)` is shown as 911: the description is no Markdown. */
function plain(text: string): string {
  return text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').trim();
}

function gathered({ options, settings, packageVersion }: Sources, { facts, colours }: Site): Facts {
  const hospitalName = plain(facts.hospitalName ?? '');
  return {
    appId: (options.appId ?? settings.MicrosoftAppId ?? '').toLowerCase(),
    host: plainHost(options.address ?? settings.PUBLIC_ADDRESS ?? '') ?? '',
    version: options.version ?? packageVersion,
    hospitalName,
    emergencyNumber: plain(facts.emergencyNumber ?? ''),
    developer: options.developer ?? facts.hospitalShortName ?? hospitalName,
    website: options.website ?? facts.websitePage ?? '',
    privacy: options.privacy ?? facts.privacyPage ?? '',
    terms: options.terms ?? facts.termsPage ?? '',
    accent: colours.accent ?? schemes.light.accent,
  };
}

function hostProblems(given: string | undefined, host: string): readonly string[] {
  if (host !== '') return [];
  const remedy = 'set it to the https address of this server as everybody reaches it, such as https://chat.example.org, or try with -- --address https://chat.example.org.';
  return [given === undefined ? `PUBLIC_ADDRESS is not set: ${remedy}` : `PUBLIC_ADDRESS is "${given}", which Teams cannot reach or show: ${remedy}`];
}

const pages = { website: 'page about First Drops', privacy: 'privacy notice', terms: 'terms of use' } as const;
type Page = keyof typeof pages;
const pageNames: readonly Page[] = ['website', 'privacy', 'terms'];

function pageProblem(name: Page, given: string): readonly string[] {
  const remedy = `write "${name}Page: https://…" under facts in site.yaml, or give --${name} https://….`;
  if (given === '') return [`The address of your ${pages[name]} is missing, and Teams shows it to everybody: ${remedy}`];
  return URL.canParse(given) && new URL(given).protocol === 'https:' ? [] : [`The address of your ${pages[name]} is "${given}", which is no https address: ${remedy}`];
}

function tooLong(what: string, { given, limit, remedy }: { given: string; limit: number; remedy: string }): readonly string[] {
  return given.length <= limit ? [] : [`${what} "${given}" has ${given.length} characters, and Teams takes ${limit}: ${remedy}`];
}

function mistakesIn(sources: Sources, facts: Facts): readonly string[] {
  const { options, settings } = sources;
  return [
    ...registrationProblems(options.appId, settings),
    ...hostProblems(options.address ?? settings.PUBLIC_ADDRESS, facts.host),
    ...pageNames.flatMap((name) => pageProblem(name, facts[name])),
    ...tooLong('The name of who offers the app,', { given: facts.developer, limit: most.developer, remedy: 'write "hospitalShortName: …" under facts in site.yaml, or give --developer "…".' }),
    ...tooLong('The hospital\'s name,', { given: facts.hospitalName, limit: most.hospitalName, remedy: 'shorten hospitalName in site.yaml.' }),
    ...(versionForm.test(facts.version) ? [] : [`The version is "${facts.version}": Teams takes three numbers, such as 1.2.3; give one with --version 1.2.3.`]),
  ];
}

function* warningsOf({ settings }: Sources, facts: Facts): Generator<string> {
  if (facts.hospitalName.includes('(example)')) yield 'hospitalName in site.yaml is marked "(example)", and stands in the app\'s name: replace it by your hospital\'s.';
  for (const name of pageNames.filter((page) => /(^|\.)example(\.(org|com|net))?$/.test(new URL(facts[page]).hostname))) {
    yield `The address of your ${pages[name]} is an example: replace ${name}Page in site.yaml.`;
  }
  if (settings.MicrosoftAppType === undefined || /^multitenant$/i.test(settings.MicrosoftAppType)) {
    yield 'MicrosoftAppType is not set or is MultiTenant: new bots are SingleTenant or UserAssignedMSI, and the server must be told which (docs/teams.md).';
  }
}

export function readFacts(sources: Sources): ReadFacts {
  const { site } = sources;
  const empty: Site = { region: 'US', starters: [], colours: {}, facts: {} };
  const facts = gathered(sources, 'value' in site ? site.value : empty);
  const siteMistakes = site.problems.map(({ file, problem, remedy }) => `${file}: ${problem}. ${remedy}.`);
  const mistakes = [...siteMistakes, ...mistakesIn(sources, facts)];
  return mistakes.length > 0 ? { kind: 'mistakes', mistakes } : { kind: 'facts', facts, warnings: [...warningsOf(sources, facts)] };
}
