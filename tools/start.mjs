/** `npm start`: sets up what is missing, reads .env if there is one, then runs the bot in this process. With --check only the settings are looked at. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { project, setUp } from './setup.mjs';

await setUp();
process.chdir(project);
if (existsSync('.env')) process.loadEnvFile('.env');
createRequire(import.meta.url)(join(project, 'dist', process.argv.includes('--check') ? 'tools/config-check.js' : 'index.js'));
