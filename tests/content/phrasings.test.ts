import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loadKnowledge } from '../../assistant/knowledge/knowledge-base';
import { ownPhrasings } from '../../assistant/search/training-set';
import { wordsOf } from '../../assistant/language/words';

const project = join(__dirname, '..', '..');
const knowledge = loadKnowledge(join(project, 'content'));
const normal = (text: string): string => wordsOf(text).join(' ');

function evaluationTexts(): Set<string> {
  const line = z.object({ text: z.string() });
  return new Set(['questions', 'out-of-scope', 'red-flags'].flatMap((name) =>
    readFileSync(join(project, 'tests', 'evaluation', `${name}.jsonl`), 'utf8').split('\n').filter((text) => text !== '').map((text) => normal(line.parse(JSON.parse(text)).text)),
  ).filter((text) => text !== ''));
}

describe('the evaluation stays an exam', () => {
  const exam = evaluationTexts();

  test('no phrasing of an answer is an evaluation question', () => {
    const copied = [...knowledge.entries.values()].flatMap((entry) => ownPhrasings(entry).filter((text) => exam.has(normal(text))));
    expect(copied).toEqual([]);
  });

  test('no out-of-scope line is an evaluation question', () => {
    expect(knowledge.outOfScope.filter((text) => exam.has(normal(text)))).toEqual([]);
  });

  test('no danger example is an evaluation message', () => {
    expect([...knowledge.redFlags.values()].flatMap(({ caught, passed }) => [...caught, ...passed]).filter((text) => exam.has(normal(text)))).toEqual([]);
  });
});

test('no phrasing stands in two places', () => {
  const places = new Map<string, string[]>();
  for (const entry of knowledge.entries.values()) for (const text of ownPhrasings(entry)) places.set(normal(text), [...(places.get(normal(text)) ?? []), `${entry.id}: ${text}`]);
  // A title may also be the first of the entry's own questions.
  const twice = [...places.values()].filter((found) => new Set(found.map((place) => place.split(':')[0])).size > 1);
  expect(twice).toEqual([]);
});

test('every entry has phrasings to learn from', () => {
  expect([...knowledge.entries.values()].filter(({ phrasings }) => phrasings.length < 50).map(({ id }) => id)).toEqual([]);
});
