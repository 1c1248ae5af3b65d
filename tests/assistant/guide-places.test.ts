import { newConversation } from '../../assistant/conversation';
import { readyAssistant } from '../../tools/ready-assistant';
import type { Answer, Conversation, GuidePlace } from '../../assistant/answer';

const { assistant, knowledge } = readyAssistant();
const hour = 3_600_000;
const say = (utterance: string, conversation: Conversation, now = 0): Answer => assistant.answerTurn({ utterance, conversation, now });
const gist = (answer: Answer): string => (answer.kind === 'guide' ? `guide ${answer.saying.kind}` : answer.kind);

const begun = say('Check: are a few drops enough?', newConversation).conversation;
const place = begun.guide;
if (place === undefined) throw new Error('The check did not begin.');
const changed = (change: Partial<GuidePlace>): Conversation => ({ ...begun, guide: { ...place, ...change } });

describe('a check whose file was changed meanwhile', () => {
  test.each([
    ['edited', changed({ version: 'another' })],
    ['its question removed', changed({ step: 'no-such-question' })],
    ['removed', changed({ id: 'no-such-check' })],
  ])('%s: a reply meets an apology, and the check is over', (_name, conversation) => {
    const answer = say('2 days', conversation);
    expect(gist(answer)).toBe('guide changed');
    expect(answer.conversation.guide).toBeUndefined();
  });
  test('a question is simply answered', () => {
    expect(gist(say('can I drink coffee', changed({ version: 'another' })))).toBe('answered');
  });
});

describe('a check left alone', () => {
  test('for 23 hours goes on', () => {
    expect(gist(say('2 days', begun, 23 * hour))).toBe('guide step');
  });
  test('for 25 hours is over, and can be begun again', () => {
    expect(gist(say('2 days', begun, 25 * hour))).toBe('guide expired');
  });
});

test('an old button of a check says so, and is never taken for a question', () => {
  const button = 'Only formula so far';
  expect(['guide expired', 'answered', 'unsure']).toContain(gist(say(button, newConversation)));
});

test('the age is asked once, where the answer depends on it, and a bare reply chooses the answer for it', () => {
  const first = say("I'm only getting a few drops", newConversation);
  expect(first.conversation.askedAge).toBe('just now');
  const second = say('6 days', first.conversation);
  expect(second).toMatchObject({ kind: 'answered', level: 'call-today', conversation: { askedAge: 'before' } });
  expect(say('how do I hand express', second.conversation).conversation.askedAge).toBe('before');
});

test.each([['check my hard breasts', 'hard-breast-check'], ['Check: hard or sore breast', 'hard-breast-check']])('"%s" begins %s', (utterance, guideId) => {
  expect(say(utterance, newConversation)).toMatchObject({ kind: 'guide', guideId });
});
test.each(['check', 'how do I check the date on frozen milk', 'check my baby\'s diaper'])('"%s" begins no check', (utterance) => {
  expect(gist(say(utterance, newConversation))).not.toBe('guide step');
});

test('danger ends a check', () => {
  const answer = say('my baby is limp and will not wake up', begun);
  expect([answer.kind, answer.conversation.guide]).toEqual(['red-flag', undefined]);
});

test('what is remembered of a check holds no word that was written', () => {
  const stored = JSON.stringify(say('about two days I believe, Amelia is so sweet', begun).conversation);
  expect(stored).not.toMatch(/Amelia|sweet|believe/);
});

test('every answer can be reached in three taps from the topics', () => {
  const inGroups = new Set(knowledge.groups.flatMap(({ entries }) => entries));
  expect([...knowledge.entries.keys()].filter((id) => !inGroups.has(id))).toEqual([]);
  const browsing = say('topics', newConversation).conversation;
  for (const { title } of knowledge.groups) expect(gist(say(title, browsing))).toBe('command');
});
