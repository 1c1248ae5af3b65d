/** `npm run scale-model`: the tables of docs/scale.md, computed anew from tools/scale/inputs.ts; `-- --write` puts them into the document. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './places';
import { scaleTables, withTables } from './scale/report';

const tables = scaleTables();
if (process.argv.includes('--write')) {
  const path = join(projectFolder, 'docs', 'scale.md');
  writeFileSync(path, withTables(readFileSync(path, 'utf8'), tables));
} else {
  console.log(Object.entries(tables).map(([name, rows]) => `${name}\n\n${rows}\n`).join('\n'));
}
