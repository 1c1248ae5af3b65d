/** Reads the real red flags and ordinary messages for the tests, and the model that is learned from them. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '../../assistant/knowledge/knowledge-base';
import { readRedFlag } from '../../assistant/knowledge/red-flags';
import { learnedTriage as learnShipped, triageInputOf } from '../../assistant/learned';
import type { TriageInput, TriageModel } from '../../assistant/safety/triage';
import { dangerScript } from '../../live/danger-script';

const project = join(__dirname, '../..');
const folder = join(project, 'content/en');
const numbers: ReadonlyMap<string, string> = new Map(['emergencyNumber', 'nurseLine', 'lactationLine', 'crisisLine', 'mentalHealthLine', 'poisonLine', 'abuseLine', 'urgentLine'].map((name) => [name, '[911](tel:911)']));

/** Phone numbers and the American choice, as the site's own filler would put them. */
export function fill(markdown: string): string {
  return markdown.replace(/\{\{([^{}]*)\}\}/g, (whole, inner: string) => /^\s*us:\s*([\s\S]+?)\s*\|/.exec(inner)?.[1] ?? numbers.get(inner.trim()) ?? whole);
}

export function linesOf(...path: string[]): string[] {
  return readFileSync(join(folder, ...path), 'utf8').split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

export const redFlagIds: readonly string[] = readdirSync(join(folder, 'red-flags')).filter((name) => name.endsWith('.md')).map((name) => name.replace('.md', ''));

export function readFlag(id: string): ReturnType<typeof readRedFlag> {
  return readRedFlag({ id, text: readFileSync(join(folder, 'red-flags', `${id}.md`), 'utf8'), caught: linesOf('phrasings/red-flags', `${id}.txt`), passed: linesOf('phrasings/red-flags', `not-${id}.txt`) }, fill);
}

const knowledge = loadKnowledge(join(project, 'content'));

export function triageInput(): TriageInput {
  return triageInputOf(knowledge);
}

/** The very model that the bot and the page use; learned once and kept, as the server does. */
export function learnedTriage(): TriageModel {
  return learnShipped(knowledge, { cacheFolder: join(project, '.cache'), onProgress: () => undefined });
}

/** The data of the page's danger check, as the server hands them out. */
export function shippedDangerScript(): string {
  return dangerScript(knowledge, { cacheFolder: join(project, '.cache'), onProgress: () => undefined });
}
