/** What the container starts: lays what was learned at build time where the bot may write, then runs the bot in this process. */
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
// Other content than the image's (a mounted folder, an edit) is learned anew, and kept there too.
cpSync('learned', process.env.CACHE_FOLDER || '.cache', { recursive: true, force: false });
createRequire(import.meta.url)('../dist/index.js');
