/** `docs/dependencies.md`, and what keeps it from being written. */
import { isAllowed } from './licences';
import type { Lock, LockedPackage } from './lock';
import { inWords } from './size';

export interface DocumentParts {
  readonly lock: Lock;
  /** A sentence for each direct dependency. */
  readonly purposes: Readonly<Record<string, string>>;
  readonly bytesOf: (path: string) => number;
}

/** Every reason not to write it, as sentences with their remedy. */
export function problemsOf({ lock: { production, development, packages }, purposes }: Omit<DocumentParts, 'bytesOf'>): readonly string[] {
  const direct = [...production, ...development];
  return [
    ...direct.filter((name) => (purposes[name] ?? '').trim() === '').map((name) => `${name} has no purpose: write in one sentence in tools/dependencies/purposes.json what it is for.`),
    ...Object.keys(purposes).filter((name) => !direct.includes(name)).map((name) => `${name} is no dependency any more: take its sentence out of tools/dependencies/purposes.json.`),
    ...packages.filter((one) => !isAllowed(one.licence, one)).map(({ name, version, licence }) => `${name} ${version} has the licence "${licence}", which is not on the list: take another package, or let somebody decide and add it to tools/dependencies/licences.ts.`),
  ];
}

function directRow(name: string, { lock: { packages }, purposes, bytesOf }: DocumentParts): string {
  const path = `node_modules/${name}`;
  const found = packages.find((one) => one.path === path);
  if (found === undefined) throw new Error(`package-lock.json has no ${path}: run "npm install" to bring it in line with package.json.`);
  return `| ${name} | ${found.version} | ${found.licence} | ${inWords(bytesOf(path))} | ${purposes[name] ?? ''} |`;
}

function directTable(names: readonly string[], parts: DocumentParts): string {
  return ['| package | version | licence | size | what it is for |', '| --- | --- | --- | --- | --- |', ...[...names].sort().map((name) => directRow(name, parts))].join('\n');
}

function licenceTable(packages: readonly LockedPackage[]): string {
  const counts = new Map<string, number>();
  for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const rows = [...counts].sort(([one, oneCount], [other, otherCount]) => otherCount - oneCount || one.localeCompare(other));
  return ['| licence | packages |', '| --- | --- |', ...rows.map(([licence, count]) => `| ${licence} | ${count} |`)].join('\n');
}

function wholeSize(packages: readonly LockedPackage[], bytesOf: DocumentParts['bytesOf']): string {
  return inWords(packages.reduce((sum, { path }) => sum + bytesOf(path), 0));
}

export function documentOf(parts: DocumentParts): string {
  const { lock: { production, development, packages }, bytesOf } = parts;
  const shipped = packages.filter(({ isDevelopment }) => !isDevelopment);
  const tools = packages.filter(({ isDevelopment }) => isDevelopment);
  return `# Dependencies

Written by \`npm run dependencies\` from \`package-lock.json\`; do not edit. Versions are exact, and each package's checksum stands in the
lock file. Sizes are those of one machine (packages for other systems are not installed there); everything else comes from the lock.

## What runs in production: ${production.length} direct, ${shipped.length} in all, ${wholeSize(shipped, bytesOf)}

${directTable(production, parts)}

${licenceTable(shipped)}

## What builds and tests: ${development.length} direct, ${tools.length} more in all, ${wholeSize(tools, bytesOf)}

None of these is installed by \`npm ci --omit=dev\`. lean-qr alone reaches a parent's phone, bundled into the chat page.

${directTable(development, parts)}

${licenceTable(tools)}
`;
}
