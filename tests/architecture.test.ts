import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const project = join(__dirname, '..');
const rooms = ['assistant', 'bot', 'channels', 'colour', 'dialogs', 'insights', 'leaflet', 'live', 'storage', 'tools'];

interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Paths inside the project for own files, package names for others. */
  readonly imports: readonly string[];
}

function sourceFiles(): SourceFile[] {
  const paths = rooms.flatMap((room) => readdirSync(join(project, room), { recursive: true, withFileTypes: true }).filter((item) => item.isFile() && /\.ts$/.test(item.name)).map((item) => relative(project, join(item.parentPath, item.name))));
  return [...paths, 'index.ts'].map((path) => {
    const text = readFileSync(join(project, path), 'utf8');
    const imports = [...text.matchAll(/(?:from|import|require\()\s*['"]([^'"]+)['"]/g)].map(([, name]) => (name.startsWith('.') ? relative(project, join(project, path, '..', name)) : name));
    return { path, text, imports };
  });
}

const files = sourceFiles();
const below = (folder: string): SourceFile[] => files.filter(({ path }) => path.startsWith(`${folder}/`));
const importersOf = (name: string | RegExp): string[] => files.filter(({ imports }) => imports.some((imported) => (typeof name === 'string' ? imported === name : name.test(imported)))).map(({ path }) => path);
const offenders = (folder: string, forbidden: RegExp): string[] => below(folder).flatMap(({ path, imports }) => imports.filter((name) => forbidden.test(name)).map((name) => `${path} → ${name}`));

describe('imports point downwards', () => {
  test.each([
    ['assistant', /^(bot|dialogs|channels|leaflet|tools|storage)\/|^botbuilder|^restify|^ws$|^node:(http|https|net)/],
    ['assistant/language', /^assistant\/(knowledge|search|safety|learning)\//],
    ['assistant/learning', /^assistant\/(knowledge|search|safety|language)\//],
    ['assistant/knowledge', /^assistant\/(search|safety|learning)\//],
    ['assistant/safety', /^assistant\/search\//],
    ['assistant/search', /^assistant\/safety\//],
    ['dialogs', /^(bot|channels|leaflet|tools)\//],
    ['bot', /^(channels|leaflet|tools)\//],
    ['channels', /^(assistant|bot|dialogs|tools)\//],
    ['colour', /^(?!colour\/)/],
    ['leaflet', /^(bot|channels|dialogs|insights|live|storage|tools)\/|^assistant\/(?!knowledge\/(types|messages)$)|^botbuilder|^restify|^node:(http|https|net)/],
    ['insights', /^(bot|channels|dialogs|leaflet|live|tools)\/|^botbuilder|^prom-client|^@opentelemetry/],
    ['storage', /^(assistant|bot|channels|dialogs|insights|leaflet|live|tools)\//],
  ])('%s imports nothing that matches %s', (folder, forbidden) => {
    expect(below(folder).length).toBeGreaterThan(0);
    expect(offenders(folder, forbidden)).toEqual([]);
  });
});

describe('one door per dependency', () => {
  test.each([
    ['gray-matter', ['assistant/knowledge/front-matter.ts']],
    // tools/plain-fuse.ts is the yardstick of the benchmark, not part of the product.
    ['fuse.js', ['assistant/search/short-look-up.ts', 'assistant/search/spelling.ts', 'tools/plain-fuse.ts']],
    ['prom-client', ['channels/metrics.ts']],
    ['restify', ['channels/http.ts']],
    ['markdown-it', ['leaflet/markup.ts']],
    ['pdfkit', ['leaflet/pdf.ts']],
    ['lean-qr', ['channels/widget/page/nurse/code-view.ts', 'leaflet/code.ts']],
    [/^@opentelemetry\//, ['channels/otlp-traces.ts']],
  ])('%s is imported only where it belongs', (name, doors) => {
    expect(importersOf(name).sort()).toEqual(doors);
  });

  test.each([
    ['libsql', 'storage/sqlite/'],
    ['pg', 'storage/postgres/'],
  ])('the database driver %s is imported only below %s', (name, door) => {
    expect(importersOf(name).length).toBeGreaterThan(0);
    expect(importersOf(name).filter((path) => !path.startsWith(door))).toEqual([]);
  });

  test('of the database engines only open-store.ts knows', () => {
    expect(importersOf(/^storage\/(sqlite|postgres)\//).filter((path) => !/^storage\/(sqlite|postgres)\//.test(path))).toEqual(['storage/open-store.ts']);
  });

  test('process.env is named only by the configuration, and by the tool that starts a bot of its own', () => {
    expect(files.filter(({ text }) => /process\.env\b/.test(text.replace(/\/\*[\s\S]*?\*\//g, ''))).map(({ path }) => path).sort()).toEqual(['channels/config.ts', 'tools/running-bot.ts']);
  });

  test('the Bot Framework stays at the rim', () => {
    expect(importersOf(/^botbuilder/).filter((path) => !/^(dialogs|bot|channels|storage)\/|^index\.ts$/.test(path))).toEqual([]);
  });
});

test('there is no room without a noun', () => {
  expect(files.filter(({ path }) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.ts$)/.test(path)).map(({ path }) => path)).toEqual([]);
});

test('index.ts only puts things together', () => {
  expect(readFileSync(join(project, 'index.ts'), 'utf8').split('\n').length).toBeLessThan(60);
});
