/** `npm run content:report [-- --out F] [-- --held-out]`: one HTML page with every answer, danger sign and guided check, for reviewers. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readContentFiles } from '../assistant/knowledge/content-files';
import { loadKnowledge } from '../assistant/knowledge/knowledge-base';
import type { KnowledgeBase } from '../assistant/knowledge/types';
import { loadModel } from '../assistant/search/model-file';
import { checkContent } from './content-check/check-content';
import { readMaterial } from './content-check/material';
import { outcomesOf, type Outcome } from './content-report/findability';
import { diagramsOf } from './content-report/guide-diagram';
import { heldOutOutcomes, questionsOf } from './content-report/held-out';
import { reportPage } from './content-report/page';
import { reportOf } from './content-report/report';
import { orExplain } from './explain';
import { cacheFolder, contentFolder, projectFolder } from './places';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string', default: join(cacheFolder, 'content-report.html') }, 'held-out': { type: 'boolean', default: false } } });
  const isHeldOut = values['held-out'];
  const today = new Date().toISOString().slice(0, 10);
  const knowledge = loadKnowledge(contentFolder);
  const content = { files: readContentFiles(contentFolder), today };
  const { errors, warnings } = checkContent(content);
  const outcomes = isHeldOut ? heldOutOutcomes(knowledge, say) : learnedOutcomes(knowledge);
  const report = reportOf({ knowledge, pages: readMaterial(content).material.pages, outcomes, diagrams: await diagramsOf(knowledge), findings: [...errors, ...warnings] }, { today, isHeldOut });
  write(resolve(values.out), reportPage(report, { style: codeOf('in-page.css'), script: codeOf('in-page.js') }));
}

function learnedOutcomes(knowledge: KnowledgeBase): Outcome[] {
  const model = loadModel(knowledge, cacheFolder, (done, of) => say(`Learning the phrasings: ${done} of ${of}`));
  return outcomesOf(questionsOf(knowledge), knowledge, model);
}

/** Style and script are read where they are written: the compiler copies only TypeScript. */
function codeOf(name: string): string {
  return readFileSync(join(projectFolder, 'tools', 'content-report', name), 'utf8');
}

function write(file: string, page: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, page);
  console.log(`Wrote ${file}: open it in a browser.`);
}

/** Progress goes to stderr. */
function say(what: string): void {
  process.stderr.write(`${what}\n`);
}

main().catch(orExplain);
