import { newConversation } from '../../assistant/conversation';
import type { Answer } from '../../assistant/answer';
import type { KnowledgeEntry } from '../../assistant/knowledge/types';
import { loadKnowledge } from '../../assistant/knowledge/knowledge-base';
import { scoreQuestions } from '../../tools/figures';
import { contentFolder } from '../../tools/places';

const [some] = [...loadKnowledge(contentFolder).entries.values()];
const entry = (id: string, group: string, level: KnowledgeEntry['level']): KnowledgeEntry => ({ ...some, id, group, level });
const calm = entry('calm', 'latch', 'normal');
const doubtful = entry('doubtful', 'latch', 'watch');
const far = entry('far', 'support', 'normal');
const entries = new Map([calm, doubtful, far].map((item) => [item.id, item]));
const answered = (given: KnowledgeEntry): Answer => ({ kind: 'answered', entry: given, short: '', level: given.level, confidence: 0.8, conversation: newConversation });
const asked = (accept: string, given: KnowledgeEntry): { accept: string[]; style: string; answer: Answer } => ({ accept: [accept], style: 'plain', answer: answered(given) });

test('shares are told by group of the accepted entry', () => {
  const { byGroup } = scoreQuestions([asked('calm', calm), asked('calm', far), asked('far', far)], entries);
  expect(Object.fromEntries(Object.entries(byGroup).map(([group, { count, right, wrong }]) => [group, [count, right, wrong]]))).toEqual({ latch: [2, 0.5, 0.5], support: [1, 1, 0] });
});

test('confusions are sorted by harm before number', () => {
  const { confusions } = scoreQuestions([asked('calm', far), asked('calm', far), asked('doubtful', calm)], entries);
  expect(confusions).toEqual([
    { accepted: 'doubtful', given: 'calm', harm: 'high', count: 1 },
    { accepted: 'calm', given: 'far', harm: 'low', count: 2 },
  ]);
});
