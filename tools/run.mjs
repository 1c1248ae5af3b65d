/** `node tools/run.mjs NAME …`: sets up what is missing, then runs dist/tools/NAME.js with the remaining arguments. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { project, setUp } from './setup.mjs';

const name = process.argv[2];
await setUp();
if (name !== '--build-only') {
  process.argv.splice(1, 2, join(project, 'dist', 'tools', `${name}.js`));
  process.chdir(project);
  createRequire(import.meta.url)(process.argv[1]);
}
