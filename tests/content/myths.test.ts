import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { mythsIn } from '../../assistant/myths';
import { readyAssistant } from '../../tools/ready-assistant';

const { knowledge } = readyAssistant();
const cases = z.array(z.object({ say: z.string(), entry: z.string().nullable() })).parse(JSON.parse(readFileSync(join(__dirname, 'myths.cases.json'), 'utf8')));
const withBelief = cases.flatMap(({ say, entry }) => (entry === null ? [] : [[say, entry] as const]));
const neutral = cases.filter(({ entry }) => entry === null).map(({ say }) => say);

test.each(withBelief)('"%s" is put right by %s', (say, entry) => {
  expect(mythsIn(say, knowledge.entries.get(entry)?.myths ?? []).length).toBeGreaterThan(0);
});

test.each(neutral)('"%s" holds no false belief', (say) => {
  expect([...knowledge.entries.values()].filter(({ myths }) => mythsIn(say, myths).length > 0).map(({ id }) => id)).toEqual([]);
});
