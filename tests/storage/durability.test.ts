import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StorageProblem } from '../../storage/problem';
import { createDurability } from '../../storage/sqlite/durability';

function logBeside(name: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'first-drops-durability-')), name);
  writeFileSync(`${path}-wal`, '');
  return path;
}

describe('what was committed is told when it is on the disk', () => {
  test('with nothing committed there is nothing to wait for, not even a log', async () => {
    const disk = createDurability('/nowhere/at-all.sqlite');
    await expect(disk.settled()).resolves.toBeUndefined();
  });

  test('a commit during one wait is covered by the next', async () => {
    const path = logBeside('some.sqlite');
    const disk = createDurability(path);
    const order: string[] = [];
    disk.written();
    const first = disk.settled().then(() => order.push('first'));
    appendFileSync(`${path}-wal`, 'later');
    disk.written();
    const second = disk.settled().then(() => order.push('second'));
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
    await disk.close();
  });

  test('a log that cannot be reached is a problem of the storage, told each time', async () => {
    const disk = createDurability('/nowhere/at-all.sqlite');
    disk.written();
    await expect(disk.settled()).rejects.toThrow(StorageProblem);
    await expect(disk.settled()).rejects.toThrow('cannot be opened for writing');
  });

  test('and is over when the log can be reached again', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'first-drops-durability-')), 'some.sqlite');
    const disk = createDurability(path);
    disk.written();
    await expect(disk.settled()).rejects.toThrow(StorageProblem);
    writeFileSync(`${path}-wal`, '');
    await expect(disk.settled()).resolves.toBeUndefined();
    await disk.close();
  });
});
