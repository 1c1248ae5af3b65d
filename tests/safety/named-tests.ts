/** Tests that a document names as proof: `tests/a/b.test.ts › describe › test`, the titles as they stand in the source. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const project = join(__dirname, '../..');

const unescaped = (title: string): string => title.replace(/\\(.)/g, '$1');
const titlesBy = (pattern: RegExp, source: string): string[] => [...source.matchAll(pattern)].map(([, , title]) => unescaped(title));

/** Titles of test, describe and their tables as they stand in the source; where a table takes its titles from its rows, those too. A skipped test has none. */
export function titlesIn(source: string): ReadonlySet<string> {
  const code = source.replace(/^\s*\/\/.*$/gm, '');
  const titles = titlesBy(/(?:\b(?:test|describe)|\))\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1\s*,/g, code);
  return new Set([...titles, ...(titles.includes('%s') ? titlesBy(/\[\s*(['"])((?:\\.|(?!\1)[^\\\n])*)\1\s*,/g, code) : [])]);
}

/** What is wrong with a named test, as sentences. */
export function citationProblems(citation: string): string[] {
  const [file = '', ...names] = citation.split(' › ');
  if (!existsSync(join(project, file))) return [`there is no file ${file}`];
  const titles = titlesIn(readFileSync(join(project, file), 'utf8'));
  return names.filter((name) => !titles.has(name)).map((name) => `${file} has no "${name}"`);
}
