import { mkdtempSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** As a careful editor does it: nobody ever reads half a file. The file must be below the system's folder for temporary files. */
export function replaceFile(path: string, text: string): void {
  const fresh = join(mkdtempSync(join(tmpdir(), 'first-drops-fresh-')), 'file');
  writeFileSync(fresh, text);
  renameSync(fresh, path);
  rmdirSync(dirname(fresh));
}
