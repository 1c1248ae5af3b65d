import { countWords, readRedFlag } from '../../assistant/knowledge/red-flags';
import { fill, linesOf, readFlag, redFlagIds } from './content';

const expected = [
  'abuse-danger', 'anaphylaxis', 'baby-blood-stool', 'baby-breathing', 'baby-choking', 'baby-dehydration', 'baby-fever', 'baby-injury', 'baby-jaundice', 'baby-not-feeding', 'baby-seizure', 'baby-unresponsive', 'baby-vomit', 'baby-weight-severe',
  'chest-breathing', 'heavy-bleeding', 'leg-clot', 'mastitis-fever', 'overdose', 'psychosis', 'seizure-parent', 'self-harm', 'sepsis-fever', 'severe-headache',
];

test('all 24 dangers have a file', () => {
  expect([...redFlagIds].sort()).toEqual(expected);
});

describe.each(redFlagIds)('%s', (id) => {
  const { redFlag, problems } = readFlag(id);

  test('is without mistakes', () => {
    expect(problems).toEqual([]);
  });

  test('names a number in its first words, in at most 40 words', () => {
    expect(redFlag?.message.split(' ').slice(0, 6).join(' ')).toContain('](tel:');
    expect(countWords(redFlag?.message ?? '')).toBeLessThanOrEqual(40);
  });

  test('names no dose and calls no medicine safe', () => {
    expect(`${redFlag?.message ?? ''} ${redFlag?.waiting ?? ''}`).not.toMatch(/\b\d+ ?m(g|l|cg)\b|paracetamol|ibuprofen|tylenol|medicine is safe/i);
  });
});

describe('a broken file tells every mistake at once', () => {
  const caught = linesOf('phrasings/red-flags/leg-clot.txt');
  const passed = linesOf('phrasings/red-flags/not-leg-clot.txt');
  const file = (text: string) => readRedFlag({ id: 'leg-clot', text, caught, passed }, fill).problems.join('\n');

  test.each([
    ['no front matter', 'Call.', 'the first line must be "---"'],
    ['an unknown level', '---\ntitle: A\nlevel: soon\nwho: baby\nsigns: [a]\nsources: []\nreview: {status: draft}\n---\nHi', 'write emergency or urgent'],
    ['a message without a number', '---\ntitle: A\nlevel: urgent\nwho: baby\nsigns: [a]\nsources: []\nreview: {status: draft}\n---\nRun.\n## While you wait\n- Sit', 'no phone number'],
    ['an unknown placeholder', '---\ntitle: A\nlevel: urgent\nwho: baby\nsigns: [a]\nsources: []\nreview: {status: draft}\n---\n{{nobody}}\n## While you wait\n- Sit', 'was not filled in'],
    ['numbers only, and none to dial', '---\ntitle: A\nlevel: urgent\nwho: baby\namongOthers: numbers only\nsigns: [a]\nsources: []\nreview: {status: draft}\n---\n[text us](sms:741741)\n## While you wait\n- Sit', 'has no number to call'],
    ['an unknown list in a sign', '---\ntitle: A\nlevel: urgent\nwho: baby\nsigns: ["{x} a"]\nsources: []\nreview: {status: draft}\n---\n{{emergencyNumber}}\n## While you wait\n- Sit', 'the list {x} is not among'],
    ['a missing list under the heading', '---\ntitle: A\nlevel: urgent\nwho: baby\nsigns: [a]\nsources: []\nreview: {status: draft}\n---\n{{emergencyNumber}}', 'there is no list under'],
  ])('%s', (_, text, problem) => {
    expect(file(text)).toContain(problem);
  });
});
