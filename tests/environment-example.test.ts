import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const project = join(__dirname, '..');
const read = (...path: string[]): string => readFileSync(join(project, ...path), 'utf8');
const allMatches = (text: string, pattern: RegExp): Set<string> => new Set([...text.matchAll(pattern)].map(([, name]) => name));

test('.env.example names exactly the variables that are read', () => {
  const own = ['config.ts', 'other-direct-line.ts', 'directline/portal-settings.ts', 'config/storage.ts'].flatMap((file) => [...allMatches(read('channels', file), /^ {2,4}([A-Z][A-Z_]+):/gm)]);
  const microsoft = allMatches(read('channels', 'teams', 'microsoft-app.ts'), /readonly (MicrosoftApp\w+)\?/g);
  expect([...allMatches(read('.env.example'), /^# (\w+)=/gm)].sort()).toEqual([...own, ...microsoft].sort());
});
