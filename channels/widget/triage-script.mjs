/** Makes `assets/triage.js`: the engine of assistant/safety for the chat page. What it has learned comes from the running server as `assets/triage-data.js`. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const entry = path.join(import.meta.dirname, '../../assistant/safety/page-triage.ts');

/** The engine for browsers, without data. */
export async function triageEngine() {
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, minify: true, target: 'es2021', format: 'iife', globalName: 'firstDropsTriage', charset: 'utf8', write: false, logLevel: 'warning' });
  return outputFiles[0].text;
}

export async function bundleTriage(outputFolder) {
  await writeFile(path.join(outputFolder, 'assets', 'triage.js'), await triageEngine());
}
