/** deploy/systemd by systemd's own checker where the machine has it, and by rules of our own everywhere. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeSeconds, isSecret, isSetting, port, project, read } from './project';

type Directive = readonly [section: string, name: string, value: string];

/** @throws Error naming the line that is none of systemd's forms. */
function directivesOf(unit: string): readonly Directive[] {
  let section = '';
  return unit.split('\n').flatMap((line): Directive[] => {
    if (line === '' || line.startsWith('#')) return [];
    const heading = /^\[(Unit|Service|Timer|Install)\]$/.exec(line)?.[1];
    if (heading !== undefined) section = heading;
    if (heading !== undefined) return [];
    const [, name, value] = /^([A-Z][A-Za-z]+)=(.*)$/.exec(line) ?? [];
    if (section === '' || name === undefined || value === undefined) throw new Error(`"${line}" is no directive in a section.`);
    return [[section, name, value]];
  });
}

const folder = join(project, 'deploy', 'systemd');
const names = readdirSync(folder);
const unit = directivesOf(read('deploy', 'systemd', 'first-drops.service'));
const backup = directivesOf(read('deploy', 'systemd', 'first-drops-backup.service'));
const valuesOf = (directives: readonly Directive[], name: string): string[] => directives.filter(([, found]) => found === name).map(([, , value]) => value);
const environment = valuesOf(unit, 'Environment').map((pair) => pair.split('='));
const valueOf = (name: string): string | undefined => environment.find(([found]) => found === name)?.[1];
const credentials = valuesOf(unit, 'LoadCredential').map((credential) => credential.split(':')[0]);

test.each<[string, () => boolean]>([
  ['every variable is a setting', () => environment.length > 0 && environment.every(([name]) => isSetting(name ?? ''))],
  ['no secret stands in the unit', () => !environment.some(([name]) => isSecret(name ?? ''))],
  ['every secret file is a loaded credential, and every credential is used', () => environment.filter(([name]) => name?.endsWith('_FILE')).map(([, value]) => value?.replace('%d/', '')).sort().join() === [...credentials].sort().join()],
  ['the port is the server\'s', () => valueOf('PORT') === String(port)],
  ['what it writes is where systemd lets it write', () => valueOf('DATA_DIR') === `/var/lib/${valuesOf(unit, 'StateDirectory').join()}` && valueOf('CACHE_FOLDER') === `/var/cache/${valuesOf(unit, 'CacheDirectory').join()}`],
  ['it has longer to end than it takes', () => Number(valuesOf(unit, 'TimeoutStopSec')[0]) > closeSeconds],
  ['it may write nothing else, and become nobody else', () => [['ProtectSystem', 'strict'], ['ProtectHome', 'yes'], ['PrivateTmp', 'yes'], ['NoNewPrivileges', 'yes'], ['CapabilityBoundingSet', ''], ['RestrictSUIDSGID', 'yes']].every(([name = '', value = '']) => valuesOf(unit, name).includes(value) && valuesOf(backup, name).includes(value))],
  ['what a parent wrote is not dumped', () => valuesOf(unit, 'LimitCORE').join() === '0'],
  ['it is not root', () => [unit, backup].every((directives) => !['', 'root', '0'].includes(valuesOf(directives, 'User').join()))],
  ['the backup reads the server\'s own folder, with the tool there is', () => valuesOf(backup, 'ExecStart').join().includes(`--data ${valueOf('DATA_DIR')}'`) && valuesOf(backup, 'ExecStart').join().includes('dist/tools/backup.js') && read('tools', 'backup.ts').includes('--data FOLDER')],
  ['copies are deleted after days', () => /-mtime \+\d -delete$/.test(valuesOf(backup, 'ExecStartPost').join())],
  ['the timer starts the backup of its name', () => names.includes('first-drops-backup.timer') && names.includes('first-drops-backup.service')],
])('%s', (_rule, isKept) => {
  expect(isKept()).toBe(true);
});

test.each(names)('%s has only sections and directives', (name) => {
  expect(directivesOf(read('deploy', 'systemd', name)).length).toBeGreaterThan(0);
});

const checker = spawnSync('systemd-analyze', ['--version'], { encoding: 'utf8' });

/** Where there is no systemd, the rules above are all there is; a test that is skipped counts as failed in this project. */
if (checker.status === 0) {
  test('systemd\'s own checker has nothing to say', () => {
    const copies = mkdtempSync(join(tmpdir(), 'first-drops-units-'));
    try {
      // It also looks whether the programs exist, and Node may be elsewhere on this machine.
      for (const name of names) writeFileSync(join(copies, name), read('deploy', 'systemd', name).replace(/^ExecStart=\/usr\/bin\/node/m, `ExecStart=${process.execPath}`));
      const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...names.map((name) => join(copies, name))], { encoding: 'utf8' });
      expect([status, stderr.split('\n').filter((line) => line.includes('first-drops'))]).toEqual([0, []]);
    } finally {
      rmSync(copies, { recursive: true });
    }
  });
}
