/** `npm run dependencies`: writes docs/dependencies.md. Writes nothing, with exit code 1, when a purpose is missing or a licence is not allowed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { documentOf, problemsOf } from './dependencies/document';
import { readLock } from './dependencies/lock';
import { bytesOf } from './dependencies/size';
import { orExplain } from './explain';
import { projectFolder } from './places';

function main(): void {
  const purposes = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(join(projectFolder, 'tools', 'dependencies', 'purposes.json'), 'utf8')));
  const lock = readLock();
  const problems = problemsOf({ lock, purposes });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  writeFileSync(join(projectFolder, 'docs', 'dependencies.md'), documentOf({ lock, purposes, bytesOf }));
  console.log(`Wrote docs/dependencies.md: ${lock.packages.length} packages.`);
}

try {
  main();
} catch (error) {
  orExplain(error);
}
