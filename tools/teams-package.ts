/**
 * `npm run teams:package`: builds the app package for Microsoft Teams, deploy/teams/first-drops-teams.zip, from deploy/teams/, the
 * settings (MicrosoftAppId, MicrosoftAppType, MicrosoftAppTenantId, PUBLIC_ADDRESS), site.yaml and the version in package.json.
 * The zip is checked as it will be uploaded, against Microsoft's schema and our own rules, and is only written when nothing is wrong.
 * All mistakes are told at once. docs/teams.md has the options and the way into Teams.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readSite, sitePath } from '../assistant/knowledge/site';
import { settingsGiven, type Environment } from '../channels/config';
import { orExplain } from './explain';
import { contentFolder, projectFolder } from './places';
import { packageProblems } from './teams-package/check';
import { readFacts, type Sources } from './teams-package/facts';
import { readOptions, type Options } from './teams-package/options';
import { packageFiles, packed, teamsFolder } from './teams-package/package-file';

function listed(heading: string, sentences: readonly string[]): string {
  return [heading, ...sentences.map((sentence) => `- ${sentence}`)].join('\n');
}

function siteFile(folder: string) {
  const path = join(folder, sitePath);
  return existsSync(path) ? { path: sitePath, text: readFileSync(path, 'utf8') } : undefined;
}

function sourcesFor(options: Options, settings: Environment): Sources {
  const { version } = z.looseObject({ version: z.string() }).parse(JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')));
  return { options, settings, site: readSite(siteFile(settings.CONTENT_FOLDER ?? contentFolder)), packageVersion: version };
}

function main(): void {
  const options = readOptions(process.argv.slice(2));
  if (existsSync('.env')) process.loadEnvFile('.env');
  const read = readFacts(sourcesFor(options, settingsGiven().values));
  if (read.kind === 'mistakes') throw new Error(listed('The package cannot be built yet:', read.mistakes));
  const bytes = packed(packageFiles(read.facts));
  const problems = packageProblems(bytes);
  if (problems.length > 0) throw new Error(listed('The package was not written, for Teams would refuse it or show it broken. Mend deploy/teams/:', problems));
  const file = options.out ?? join(teamsFolder, 'first-drops-teams.zip');
  writeFileSync(file, bytes);
  console.log(`${file}: ${bytes.length} bytes, version ${read.facts.version}, bot ${read.facts.appId}, host ${read.facts.host}. It holds no secret.`);
  if (read.warnings.length > 0) console.log(listed('Before people use it:', read.warnings));
  console.log('Next: upload it in the Teams admin center (docs/teams.md).');
}

try {
  main();
} catch (error) {
  orExplain(error);
}
