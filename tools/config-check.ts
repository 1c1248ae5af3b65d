/**
 * `npm run config:check`: reads the environment and .env as `npm start` does. Prints every mistake with its remedy and exits with code 1,
 * or prints the settings in force, secrets hidden, and warnings; those do not fail.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig, settingsGiven } from '../channels/config';
import { effectiveSettings } from './config-check/effective-settings';
import { warningsOf } from './config-check/warnings';
import { orExplain } from './explain';

function siteIn(contentFolder: string): string {
  try {
    return readFileSync(join(contentFolder, 'site.yaml'), 'utf8');
  } catch (error) {
    throw new Error(`CONTENT_FOLDER is "${contentFolder}", where site.yaml cannot be read: name the folder of the content, or leave it out.`, { cause: error });
  }
}

function main(): void {
  const config = readConfig();
  const { values } = settingsGiven();
  const warnings = [...warningsOf({ config, values, site: siteIn(config.contentFolder), environmentFile: existsSync('.env') ? readFileSync('.env', 'utf8') : '' })];
  console.log(effectiveSettings(values));
  console.log(['', `The settings can be used; ${warnings.length === 0 ? 'no' : warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}.`, ...warnings.map((warning) => `- ${warning}`)].join('\n'));
}

try {
  main();
} catch (error) {
  orExplain(error);
}
