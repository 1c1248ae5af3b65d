/**
 * `npm test`: sets up what is missing, then runs every check there is, prints what each said, and counts.
 * With arguments, such as a folder of tests, only the tests they name.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { project, setUp } from './setup.mjs';

const quickChromium = '/usr/bin/chromium-headless-shell';
const chromiumPlaces = [quickChromium, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const wanted = process.argv.slice(2);
const report = join(project, 'tests', '.artefacts', 'jest.json');

function call(command, args) {
  return spawnSync(command, args, { cwd: project, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
}

/** Root may install packages, and nobody is asked for a password; elsewhere the machine is left as it is. */
const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function install(name) {
  process.stdout.write(`Installing ${name} for the browser tests (once)…\n`);
  return call('apt-get', ['update', '-qq']) && call('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name]);
}

/** The browser tests need a Chromium. The one without windows takes half the time and is installed where that is possible; any other will do. */
function ensureChromium() {
  if (process.env.CHROMIUM_PATH && existsSync(process.env.CHROMIUM_PATH)) return true;
  const isThere = () => chromiumPlaces.some((path) => existsSync(path));
  if (mayInstall && !existsSync(quickChromium)) install('chromium-headless-shell');
  if (mayInstall && !isThere()) install('chromium');
  if (isThere()) return true;
  process.stdout.write('The browser tests need Chromium: install it (on Debian: "sudo apt-get install chromium-headless-shell" or "chromium") or set CHROMIUM_PATH to a Chromium or Chrome, and run npm test again.\n');
  return false;
}

/** Jest's own counts; a run that wrote no report failed as a whole. */
function runJest() {
  mkdirSync(join(project, 'tests', '.artefacts'), { recursive: true });
  rmSync(report, { force: true });
  call(process.execPath, [join('node_modules', 'jest', 'bin', 'jest.js'), '--json', `--outputFile=${report}`, '--silent=false', ...wanted]);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
  // A skipped test is a check nobody made: it counts as failed.
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites + numPendingTests + numTodoTests };
}

const node = process.execPath;
const browser = ['browser', ensureChromium];
const steps = wanted.length > 0 ? [browser] : [
  ['types', () => call(node, [join('node_modules', 'typescript', 'bin', 'tsc'), '--noEmit'])],
  ['types of the page', () => call(node, [join('node_modules', 'typescript', 'bin', 'tsc'), '--noEmit', '-p', join('channels', 'widget', 'page')])],
  ['lint', () => call(node, [join('node_modules', 'eslint', 'bin', 'eslint.js'), '.'])],
  ['content', () => call(node, [join('dist', 'tools', 'check-content.js')])],
  ['evaluation', () => call(node, [join('dist', 'tools', 'evaluate.js')])],
  browser,
];

await setUp();
let passed = 0;
let failed = 0;
for (const [name, step] of steps) {
  process.stdout.write(`\n── ${name}\n`);
  const isPassed = step();
  process.stdout.write(isPassed ? `${name}: passed\n` : `${name}: FAILED\n`);
  if (isPassed) passed++;
  else failed++;
}
process.stdout.write('\n── tests\n');
const jest = runJest();
passed += jest.passed;
failed += jest.failed;
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
