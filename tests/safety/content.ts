/** Reads the real red flags and ordinary messages for the tests; builds the model once a test file. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFrontMatter } from '../../assistant/knowledge/front-matter';
import { readRedFlag } from '../../assistant/knowledge/red-flags';
import type { RedFlag } from '../../assistant/knowledge/types';
import { loadTriage } from '../../assistant/safety/model-file';
import type { TriageInput, TriageModel } from '../../assistant/safety/triage';

const folder = join(__dirname, '../../content/en');
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

function questionsOf(group: string, name: string): string[] {
  const { data } = readFrontMatter(readFileSync(join(folder, 'answers', group, name), 'utf8'));
  const questions: unknown = typeof data === 'object' && data !== null && 'questions' in data ? data.questions : [];
  return Array.isArray(questions) ? questions.filter((question) => typeof question === 'string') : [];
}

export function triageInput(): TriageInput {
  const redFlags = redFlagIds.flatMap((id): RedFlag[] => [readFlag(id).redFlag ?? []].flat());
  const phrasings = readdirSync(join(folder, 'phrasings')).filter((name) => name.endsWith('.txt') && name !== 'out-of-scope.txt').flatMap((name) => linesOf('phrasings', name));
  const questions = readdirSync(join(folder, 'answers')).flatMap((group) => readdirSync(join(folder, 'answers', group)).flatMap((name) => questionsOf(group, name)));
  return { redFlags, ordinary: [...phrasings, ...questions], outOfScope: linesOf('phrasings/out-of-scope.txt') };
}

/** The model of the shipped content, learned once and kept, as the server does. */
export function learnedTriage(input: TriageInput = triageInput()): TriageModel {
  return loadTriage(input, { folder: join(__dirname, '../../.cache/tests'), onProgress: () => undefined });
}
