import { z } from 'zod';
import { coloursSchema, readColours } from './site-colours';
import { readYamlFile } from './yaml-file';
import type { ContentFile } from './content-files';
import type { Checked } from './problem';
import type { Region, Site } from './types';

const byRegion = z.strictObject({ us: z.string().min(1), uk: z.string().min(1) });
const schema = z.strictObject({
  region: z.enum(['US', 'UK']),
  starters: z.array(z.string()).min(3).max(6),
  facts: z.record(z.string().regex(/^[a-zA-Z]+$/), z.union([z.string().min(1), byRegion])),
  colours: coloursSchema.optional(),
});

export const sitePath = 'site.yaml';

/** The facts that the red-flag messages and the bot itself cannot do without. */
const required = ['hospitalName', 'emergencyNumber', 'crisisLine', 'mentalHealthLine', 'poisonLine', 'abuseLine', 'urgentLine', 'nurseLine', 'lactationLine', 'helpline'];

/** Reads content/site.yaml and chooses the values of its region. */
export function readSite(file: ContentFile | undefined): Checked<Site> {
  const read = readYamlFile(file, sitePath, schema, 'See the comments in content/site.yaml');
  if (!('value' in read)) return read;
  const { region, starters, facts, colours = {} } = read.value;
  const missing = required.filter((name) => facts[name] === undefined);
  if (missing.length > 0) {
    return { problems: missing.map((name) => ({ file: sitePath, problem: `the fact "${name}" is missing`, remedy: 'Add it under "facts"; red-flag messages and answers use it' })) };
  }
  const chosenColours = readColours(colours, sitePath);
  if (!('value' in chosenColours)) return chosenColours;
  return { value: { region, starters, colours: chosenColours.value, facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, chosen(value, region)])) }, problems: [] };
}

function chosen(value: string | { us: string; uk: string }, region: Region): string {
  if (typeof value === 'string') return value;
  return region === 'UK' ? value.uk : value.us;
}
