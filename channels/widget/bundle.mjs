/**
 * Makes the pages: `node channels/widget/bundle.mjs [folder]`, `dist/page` if none is given.
 * Scripts and styles go through esbuild; the sentences of texts.ts are written into chat.html.
 */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { bundleTriage } from './triage-script.mjs';

const sources = path.join(import.meta.dirname, 'page');

/** Bytes, gzipped, of all that a phone loads before a parent can write, the button's script included: on slow mobile data it is there in a second. */
const chatBudget = 25_000;
const chatFiles = ['widget.js', 'chat.html', 'assets/chat.css', 'assets/print.css', 'assets/chat.js', 'assets/first-drops.svg'];
/** Loaded when the phone has nothing else to do. */
const nurseFiles = ['assets/nurse.js', 'assets/nurse.css'];
/** Loaded with the first card of another bot. */
const cardFiles = ['assets/cards.js'];
const portalFiles = ['portal.html', 'assets/portal.css'];
/** Bytes, gzipped, of the one script that a hospital's page loads, whether or not anybody opens the chat. */
const widgetBudget = 4_000;
const widgetFiles = ['widget.js'];

/** What stands in texts.ts, so that a sentence is written in one place only. */
async function readTexts() {
  const { outputFiles } = await build({ entryPoints: [path.join(sources, 'texts.ts')], format: 'esm', write: false });
  const { texts, fixedTexts } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  return { ...texts, ...fixedTexts };
}

function escapeHtml(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}

/** @throws Error for a name that texts.ts does not have. */
function fillIn(html, texts) {
  return html.replace(/\{\{(\w+)\}\}/g, (_whole, name) => {
    if (!Object.hasOwn(texts, name)) throw new Error(`chat.html asks for {{${name}}}: add it to texts.ts.`);
    return escapeHtml(texts[name]);
  });
}

/** Indentation is for us, not for the phone. */
function withoutIndentation(html) {
  return html.replace(/\n\s+/g, '\n');
}

async function writePage(name, outputFolder, texts) {
  const html = fillIn(await readFile(path.join(sources, name), 'utf8'), texts);
  await writeFile(path.join(outputFolder, name), withoutIndentation(html));
}

async function gzippedSizes(outputFolder, files) {
  return Promise.all(files.map(async (file) => ({ file, bytes: gzipSync(await readFile(path.join(outputFolder, file)), { level: 9 }).length })));
}

/** The style sheet goes into the script as a text, packed first; and beside it as a file, for browsers that construct none. */
async function bundleWidget(outputFolder) {
  const { code } = await transform(await readFile(path.join(sources, 'widget.css'), 'utf8'), { loader: 'css', minify: true });
  await writeFile(path.join(outputFolder, 'widget.css'), code);
  const packedSheet = { name: 'packed style sheet', setup: (bundler) => bundler.onLoad({ filter: /widget\.css$/ }, () => ({ contents: code, loader: 'text' })) };
  await build({ entryPoints: [path.join(sources, 'widget.ts')], outdir: outputFolder, bundle: true, minify: true, target: 'es2020', format: 'iife', charset: 'utf8', logLevel: 'warning', plugins: [packedSheet] });
}

/** The style sheet of the pages that are read without the chat, and the letters of the sheet that is printed. */
async function bundleLeaflets(assetsFolder) {
  await build({ entryPoints: [path.join(sources, '../../../leaflet/leaflet.css')], outdir: assetsFolder, bundle: true, minify: true, target: 'es2020', charset: 'utf8', logLevel: 'warning' });
  const letters = path.dirname(createRequire(import.meta.url).resolve('@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff2'));
  for (const name of ['latin-400', 'latin-700', 'latin-ext-400', 'latin-ext-700']) await copyFile(path.join(letters, `atkinson-hyperlegible-${name}-normal.woff2`), path.join(assetsFolder, `letters-${name}.woff2`));
}

/** @throws Error when something has grown over its budget */
function keepBudget({ total, line }, budget) {
  if (total > budget) throw new Error(`Too heavy for a phone: ${line}, allowed are ${budget / 1_000} KB.`);
  // Not on stdout, which belongs to the command that builds on its way, such as `npm run ask -- --jsonl`.
  process.stderr.write(`${line}, of ${budget / 1_000} KB allowed\n`);
}

function describe(title, sizes) {
  const kilobytes = (bytes) => `${(bytes / 1_000).toFixed(1)} KB`;
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const parts = sizes.map(({ file, bytes }) => `${path.basename(file)} ${kilobytes(bytes)}`).join(', ');
  return { total, line: `${title}: ${kilobytes(total)} gzipped (${parts})` };
}

/**
 * Bundles and copies both pages and the widget into a folder and prints what they weigh.
 * @throws Error when the chat or the widget has grown over its budget
 */
export async function bundlePages(outputFolder) {
  await mkdir(path.join(outputFolder, 'assets'), { recursive: true });
  const entryPoints = ['chat.ts', 'nurse.ts', 'cards.ts', 'chat.css', 'print.css', 'nurse.css', 'portal.css'].map((name) => path.join(sources, name));
  await build({ entryPoints, outdir: path.join(outputFolder, 'assets'), bundle: true, minify: true, target: 'es2020', format: 'iife', charset: 'utf8', logLevel: 'warning' });
  await bundleLeaflets(path.join(outputFolder, 'assets'));
  await copyFile(path.join(sources, 'first-drops.svg'), path.join(outputFolder, 'assets', 'first-drops.svg'));
  const texts = await readTexts();
  for (const name of ['chat.html', 'portal.html']) await writePage(name, outputFolder, texts);

  await bundleTriage(outputFolder);
  await bundleWidget(outputFolder);
  keepBudget(describe('widget.js', await gzippedSizes(outputFolder, widgetFiles)), widgetBudget);
  keepBudget(describe('first paint and chat', await gzippedSizes(outputFolder, chatFiles)), chatBudget);
  for (const [title, files] of [['for the nurse', nurseFiles], ['cards of other bots', cardFiles], ['demo portal', portalFiles]]) process.stderr.write(`${describe(title, await gzippedSizes(outputFolder, files)).line}\n`);
}

const isCommand = process.argv[1] !== undefined && import.meta.url === pathToFileURL(path.resolve(process.argv[1])).href;
if (isCommand) await bundlePages(path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../../dist/page')));
