import { newConversation } from '../../assistant/conversation';
import { readyAssistant } from '../../tools/ready-assistant';
import { hostileInputs } from '../../tools/hostile-inputs';
import type { Answer, Conversation } from '../../assistant/answer';

const { assistant, knowledge } = readyAssistant();
const say = (utterance: string, conversation: Conversation = newConversation): Answer => assistant.answerTurn({ utterance, conversation });
const offering: Conversation = { ...newConversation, offered: ['sore-nipples', 'thrush', 'vasospasm'] };

/** What an answer is, in one word and its id. */
function gist(answer: Answer): string {
  switch (answer.kind) {
    case 'answered': return answer.entry.id;
    case 'red-flag': return `red-flag ${answer.redFlag.id}`;
    case 'small-talk': return answer.smallTalk;
    case 'command': return answer.command;
    case 'guide': return `${answer.guideId} ${answer.saying.kind}`;
    case 'unsure': return 'unsure';
    case 'unknown': return 'unknown';
  }
}

test('the question that First Drops began with', () => {
  expect(gist(say("I'm only getting a few drops"))).toBe('hand-expression-few-drops');
});

describe('danger comes before everything', () => {
  test.each([
    ['as the first message', newConversation],
    ['while a choice is pending', offering],
    ['after many failures', { ...newConversation, failedTries: 9 }],
    ['after an answer', { ...newConversation, lastAnswered: 'latch-how' }],
    ['while another danger is being asked about', { ...newConversation, askedRedFlag: 'leg-clot' }],
  ])('%s', (_name, conversation) => {
    expect(gist(say('my baby is limp and will not wake up', conversation))).toBe('red-flag baby-unresponsive');
  });

  test('and nothing stays pending behind it', () => {
    expect(say('my baby is limp and will not wake up', offering).conversation.offered).toEqual([]);
  });
});

describe('"Is this happening now?"', () => {
  const asked: Conversation = { ...newConversation, askedRedFlag: 'baby-breathing' };
  test.each([
    ['yes', 'red-flag baby-breathing'], ['Yes, right now', 'red-flag baby-breathing'], ['no', 'notNow'], ['No, not now', 'notNow'], ['just asking', 'notNow'],
    ['I need help', 'red-flag baby-breathing'], ['not safe', 'red-flag baby-breathing'], ['yes he still is', 'red-flag baby-breathing'],
    ['how do i store breast milk in the fridge', 'milk-storage'],
  ])('%s → %s', (utterance, expected) => {
    expect(gist(say(utterance, asked))).toBe(expected);
  });

  test('a yes without a question is no alarm', () => {
    expect(gist(say('yes'))).toBe('affirmation');
  });
});

describe('after a red flag', () => {
  const after = say('my baby is limp and will not wake up').conversation;

  test.each([['Yes, safe now', 'safeNow'], ['we are safe now', 'safeNow'], ['No, I need help', 'red-flag baby-unresponsive'], ['not yet', 'red-flag baby-unresponsive'], ["it's happening now", 'red-flag baby-unresponsive'], ['yes help', 'red-flag baby-unresponsive'], ['no, still the same', 'red-flag baby-unresponsive']])('%s → %s', (utterance, expected) => {
    expect(gist(say(utterance, after))).toBe(expected);
  });

  test('the next answer reminds of it once, and is given', () => {
    const next = say('how long does milk keep in the fridge', after);
    expect([gist(next), next.remindsOf]).toEqual(['milk-storage', 'baby-unresponsive']);
    expect(say('how do i latch my baby', next.conversation).remindsOf).toBeUndefined();
  });

  test('a "yes" long afterwards is no alarm', () => {
    const next = say('how long does milk keep in the fridge', after);
    expect(gist(say('yes', next.conversation))).toBe('affirmation');
  });
});

describe('two worries in one message', () => {
  test.each([
    ['my baby is limp and will not wake up. Also how long does breast milk keep in the fridge?', 'baby-unresponsive', 'milk-storage'],
    ['How long does breast milk keep in the fridge? And my baby is limp and will not wake up', 'baby-unresponsive', 'milk-storage'],
  ])('%s', (utterance, redFlag, entry) => {
    const answer = say(utterance);
    expect(gist(answer)).toBe(`red-flag ${redFlag}`);
    expect(answer.kind === 'red-flag' && answer.also?.id).toBe(entry);
  });

  test('a long story about one danger is about that danger', () => {
    expect(say('My baby is limp. She will not wake up. I tried everything.')).not.toHaveProperty('also');
  });
});

describe('did you mean', () => {
  test.each([['2', 'thrush'], ['the second one', 'thrush'], ['1', 'sore-nipples'], ['Do we have thrush?', 'thrush'], ['none of these', 'noneOfThese'], ['how long does milk keep in the fridge', 'milk-storage'], ['thanks', 'thanks']])('%s → %s', (utterance, expected) => {
    expect(gist(say(utterance, offering))).toBe(expected);
  });

  test.each([['None of these', 'noneOfThese'], ['none of these.', 'noneOfThese'], ['Yes, right now', 'callNow'], ['No, I need help', 'callNow'], ['Yes, safe now', 'safeNow'], ['No, not now', 'notNow']])('the button "%s" is understood when its question is over', (utterance, expected) => {
    expect(gist(say(utterance))).toBe(expected);
    expect(gist(say(utterance, { ...newConversation, lastAnswered: 'latch-how', failedTries: 1 }))).toBe(expected);
  });

  test('a number means nothing when nothing was offered', () => {
    expect(gist(say('2'))).toBe('unknown');
  });

  test('a choice is over once it is made', () => {
    expect(say('2', offering).conversation.offered).toEqual([]);
  });
});

describe('small talk and commands', () => {
  test.each([
    ['hi', 'greeting'], ['Hello there!!', 'greeting'], ['thanks so much, bye', 'goodbye'], ['ok thank you', 'thanks'], ['are you a real person?', 'whoAreYou'], ['Are you ChatGPT', 'whoAreYou'], ['is this private?', 'whoAreYou'], ['Is this confidential', 'whoAreYou'], ['ok', 'affirmation'],
    ['', 'empty'], ['  ', 'empty'], ['👍', 'thanks'], ['🤖', 'empty'], ['\u0000', 'empty'], ['help', 'help'], ['Start over', 'startOver'], ['topics', 'topics'],
  ])('%j → %s', (utterance, expected) => {
    expect(gist(say(utterance))).toBe(expected);
  });

  test('a greeting with a question is a question', () => {
    expect(gist(say('hi, how long does breast milk keep in the fridge?'))).toBe('milk-storage');
  });

  test('more unfolds the last answer, and says so when there is none', () => {
    const more = say('more', { ...newConversation, lastAnswered: 'latch-how' });
    expect(more.kind === 'command' && more.entry?.id).toBe('latch-how');
    expect(say('more')).not.toHaveProperty('entry');
  });

  test('start over forgets the age, the answer and the failures', () => {
    expect(say('start over', { ...newConversation, babyAgeDays: 3, lastAnswered: 'latch-how', failedTries: 2 }).conversation).toMatchObject({ failedTries: 0, babyAgeDays: undefined, lastAnswered: undefined });
  });
});

describe('the age of the baby chooses the answer', () => {
  test.each([['day 1, only a few drops when i hand express', 'normal'], ['my baby is 6 days old and i only get a few drops when i hand express', 'call-today']])('%s → %s', (utterance, level) => {
    const answer = say(utterance);
    expect(gist(answer)).toBe('hand-expression-few-drops');
    expect(answer.kind === 'answered' && answer.level).toBe(level);
  });

  test('and is remembered for the next question', () => {
    const told = say('my baby is 6 days old', newConversation);
    expect(told.conversation.babyAgeDays).toBe(6);
    const answer = say("I'm only getting a few drops", told.conversation);
    expect(answer.kind === 'answered' && answer.level).toBe('call-today');
  });
});

describe('an age and nothing else', () => {
  test.each([["she's 2 days old"], ['he was born yesterday'], ['my baby is 3 weeks old']])('%s is noted', (utterance) => {
    expect(gist(say(utterance))).toBe('ageTold');
  });

  test('gives the last answer again for that age', () => {
    const first = say("I'm only getting a few drops");
    const again = say('he is 6 days old', first.conversation);
    expect([gist(again), again.kind === 'answered' && again.level]).toEqual(['hand-expression-few-drops', 'call-today']);
  });
});

test('whoever asks for a person gets the numbers', () => {
  expect(gist(say('can I talk to a real person?'))).toBe('person');
});

test('failures are counted, and an answer ends the count', () => {
  const once = say('what is the capital of france');
  const twice = say('who won the football', once.conversation);
  expect([once.kind, twice.kind, twice.conversation.failedTries]).toEqual(['unknown', 'unknown', 2]);
  expect(say('how do i latch my baby', twice.conversation).conversation.failedTries).toBe(0);
});

describe('hostile input is met calmly', () => {
  test.each(hostileInputs().filter(({ name }) => !/^(100 kB of text|many questions|the same word|zalgo|typos only)/.test(name)).map(({ name, text }) => [name, text]))('%s is never answered with an article', (_name, text) => {
    expect(say(text).kind).not.toBe('answered');
  });
});

describe('no shipped words raise an alarm', () => {
  const entries = [...knowledge.entries.values()];

  test('no title, which is also a button, is taken for danger', () => {
    expect(entries.filter(({ title }) => say(title).kind === 'red-flag').map(({ title }) => title)).toEqual([]);
  });

  test('every title, tapped, opens its own answer', () => {
    expect(entries.filter(({ id, title }) => gist(say(title)) !== id).map(({ title }) => title)).toEqual([]);
  });
});
