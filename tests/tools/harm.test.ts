import { loadKnowledge } from '../../assistant/knowledge/knowledge-base';
import type { KnowledgeEntry, Level } from '../../assistant/knowledge/types';
import { byHarm, harmOf, type Harm } from '../../tools/harm';
import { contentFolder } from '../../tools/places';

const [some] = [...loadKnowledge(contentFolder).entries.values()];
const entry = (level: Level, group = 'latch'): KnowledgeEntry => ({ ...some, level, group });

describe('a wrong answer harms by what it withholds', () => {
  test.each<[string, KnowledgeEntry, KnowledgeEntry, Harm]>([
    ['call today answered as normal', entry('call-today'), entry('normal'), 'high'],
    ['watch answered as normal', entry('watch'), entry('normal'), 'high'],
    ['call today answered as watch', entry('call-today'), entry('watch'), 'medium'],
    ['a medicine answered as a latch', entry('normal', 'parent-health'), entry('normal'), 'medium'],
    ['a latch answered as a medicine', entry('normal'), entry('normal', 'parent-health'), 'medium'],
    ['normal answered as call today', entry('normal'), entry('call-today'), 'low'],
    ['normal answered as normal', entry('normal'), entry('normal'), 'low'],
  ])('%s', (_name, right, given, harm) => {
    expect(harmOf(right, given, given.level)).toBe(harm);
  });

  test('the level shown counts, not the one in the file: a variant for the age may calm', () => {
    expect(harmOf(entry('watch'), entry('watch'), 'normal')).toBe('high');
  });

  test('the worst stands first', () => {
    expect((['low', 'high', 'medium'] satisfies Harm[]).sort(byHarm)).toEqual(['high', 'medium', 'low']);
  });
});
