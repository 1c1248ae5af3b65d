/** The figures of docs/safety.md as limits: a change of signs, lists or learning that misses a danger fails here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { triage } from '../../assistant/safety/triage';
import { learnedTriage } from './content';

const project = join(__dirname, '../..');
const model = learnedTriage();

function linesOf<Line>(name: string, schema: z.ZodType<Line>): Line[] {
  return readFileSync(join(project, 'tests', 'evaluation', name), 'utf8').split('\n').filter((line) => line !== '').map((line) => schema.parse(JSON.parse(line)));
}

const messages = linesOf('red-flags.jsonl', z.object({ text: z.string(), flag: z.string().nullable(), also: z.array(z.string()).optional() }));
const dangers = messages.flatMap(({ text, flag, also = [] }) => (flag === null ? [] : [{ text, right: [flag, ...also] }]));
const lookAlikes = messages.filter(({ flag }) => flag === null).map(({ text }) => text);
const ordinary = [...linesOf('questions.jsonl', z.object({ text: z.string() })), ...linesOf('out-of-scope.jsonl', z.object({ text: z.string() }))].map(({ text }) => text);
const found = (text: string) => triage(model, text, {});
const share = <Item>(items: readonly Item[], isOne: (item: Item) => boolean): number => items.filter(isOne).length / items.length;

test('no danger of the development set is missed', () => {
  expect(dangers.filter(({ text }) => found(text) === undefined)).toEqual([]);
});

test('at least 95 in 100 show the right card', () => {
  expect(share(dangers, ({ text, right }) => right.includes(found(text)?.redFlagId ?? ''))).toBeGreaterThanOrEqual(0.95);
});

test.each([
  ['look-alikes', lookAlikes, 0.03, 0.1],
  ['ordinary and out-of-scope questions', ordinary, 0.005, 0.02],
])('false alarms on %s stay within their limits', (_, texts, mostSure, mostAsked) => {
  expect(share(texts, (text) => found(text)?.certainty === 'sure')).toBeLessThanOrEqual(mostSure);
  expect(share(texts, (text) => found(text)?.certainty === 'ask')).toBeLessThanOrEqual(mostAsked);
});
