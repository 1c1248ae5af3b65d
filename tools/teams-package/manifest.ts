/** The template with its placeholders filled, and the file of its texts that a translation starts from. */
import { z } from 'zod';
import type { Facts } from './facts';

export type Json = z.output<typeof json>;
const json = z.json();

function filledText(text: string, facts: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`manifest.template.json names ${placeholder}, which nothing fills: use one of ${Object.keys(facts).join(', ')}.`);
    return fact;
  });
}

function filled(value: Json, facts: Facts): Json {
  if (typeof value === 'string') return filledText(value, facts);
  if (Array.isArray(value)) return value.map((item) => filled(item, facts));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, filled(item, facts)]));
}

/** @param template the text of manifest.template.json. */
export function manifestFrom(template: string, facts: Facts): Json {
  return filled(json.parse(JSON.parse(template)), facts);
}

/** What Teams lets a translation replace, in the words of its schema. Ids and file names are not among them. */
const translatable = /^((name|description)\.(short|full)|(bots|composeExtensions)\[0\]\..+\.(title|description))$/;

function* textsIn(value: Json, path: string): Generator<readonly [string, string]> {
  if (typeof value === 'string' && translatable.test(path)) yield [path, value];
  if (value === null || typeof value !== 'object') return;
  for (const [name, item] of Object.entries(value)) {
    const below = Array.isArray(value) ? `${path}[${name}]` : name;
    yield* textsIn(item, Array.isArray(value) || path === '' ? below : `${path}.${name}`);
  }
}

/** Made from the manifest, so that the two can never differ. */
export function localisationOf(manifest: Json): Json {
  const { manifestVersion } = z.looseObject({ manifestVersion: z.string() }).parse(manifest);
  const $schema = `https://developer.microsoft.com/json-schemas/teams/v${manifestVersion}/MicrosoftTeams.Localization.schema.json`;
  return { $schema, ...Object.fromEntries(textsIn(manifest, '')) };
}
