/** What every command needs before it runs: a new enough Node, the packages of the lock file, and the compiled code. Needs nothing but Node. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const oldestNode = [20, 19];
const sources = ['assistant', 'bot', 'channels', 'colour', 'dialogs', 'insights', 'leaflet', 'live', 'storage', 'tools', 'index.ts', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  stop(`First Drops needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}. Install a newer Node from nodejs.org and try again.`);
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Runs a command with its output on stderr, so that stdout stays the tool's own. */
export function run(command, args, remedy) {
  const npm = command === 'npm' && process.platform === 'win32' ? 'npm.cmd' : command;
  const { status } = spawnSync(npm, args, { cwd: project, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0) stop(`"${command} ${args.join(' ')}" failed. ${remedy}`);
}

function stampPath(name) {
  return join(project, '.cache', `${name}.stamp`);
}

function isStamped(name, value) {
  return existsSync(stampPath(name)) && readFileSync(stampPath(name), 'utf8') === value;
}

function stamp(name, value) {
  mkdirSync(join(project, '.cache'), { recursive: true });
  writeFileSync(stampPath(name), value);
}

/** Installs exactly what the lock file names, unless that is already done. */
function ensurePackages() {
  const lock = createHash('sha256').update(readFileSync(join(project, 'package-lock.json'))).digest('hex');
  if (existsSync(join(project, 'node_modules')) && isStamped('packages', lock)) return;
  process.stderr.write('Installing the packages of package-lock.json (once, about a minute)…\n');
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], 'Check the network and the npm registry, then try again.');
  stamp('packages', lock);
}

/** Path, size and time of every source file: cheap to read, changes with every edit. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (path) => {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\0`);
  };
  for (const source of sources) {
    const path = join(project, source);
    if (!statSync(path).isDirectory()) add(path);
    else for (const item of readdirSync(path, { recursive: true, withFileTypes: true })) if (item.isFile()) add(join(item.parentPath, item.name));
  }
  return hash.digest('hex');
}

/** Compiles and bundles into dist/ when a source file changed since the last time. */
async function ensureBuilt() {
  const current = fingerprint();
  if (existsSync(join(project, 'dist', 'index.js')) && isStamped('build', current)) return;
  process.stderr.write('Building…\n');
  // Built beside and then put in place: a failed build leaves the last good one, and a running tool keeps its files until the swap.
  const fresh = join('.cache', `dist-${process.pid}`);
  run(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json', '--outDir', fresh], 'The messages above name the files to mend.');
  const { bundlePages } = await import(pathToFileURL(join(project, 'channels', 'widget', 'bundle.mjs')).href);
  await bundlePages(join(project, fresh, 'page'));
  rmSync(join(project, 'dist'), { recursive: true, force: true });
  renameSync(join(project, fresh), join(project, 'dist'));
  stamp('build', current);
}

export async function setUp() {
  checkNode();
  ensurePackages();
  await ensureBuilt();
}
