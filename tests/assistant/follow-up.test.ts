import { newConversation } from '../../assistant/conversation';
import { wordsFor } from '../../bot/words';
import { readyAssistant } from '../../tools/ready-assistant';
import type { Answer, Conversation } from '../../assistant/answer';

const { assistant, knowledge } = readyAssistant();
const say = (utterance: string, conversation: Conversation): Answer => assistant.answerTurn({ utterance, conversation, now: 0 });
const after = (entryId: string): Conversation => ({ ...newConversation, lastAnswered: entryId });
const textOf = (answer: Answer): string => wordsFor(answer, knowledge).text;

/** The entry, and whether only a part of it; what is offered; or the kind. */
function gist(answer: Answer): string {
  if (answer.kind === 'answered') return `${answer.part === undefined && answer.section === undefined ? '' : 'part of '}${answer.entry.id}`;
  if (answer.kind === 'unsure') return `${answer.about ? `about ${answer.about.id}: ` : 'offers '}${answer.offered[0].id}`;
  return answer.kind === 'command' ? answer.command : answer.kind === 'small-talk' ? answer.smallTalk : answer.kind;
}

/** The whole of an answer has 1,800 characters and more. */
const longestPart = 1000;

describe('a short question about the last answer gets the part that fits', () => {
  test.each([
    ['nipple-shield', 'what size do i get', 'base of your nipple'],
    ['nipple-shield', 'how do i wash it', 'hot soapy water'],
    ['hand-expression-how', 'will it hurt', 'should not hurt'],
    ['antenatal-expression', 'and how do i store it', 'Fridge times differ'],
    ['antenatal-expression', 'do i take it to the hospital', 'Ask the hospital'],
    ['thrush', 'is this contagious', 'treated at the same time'],
    ['milk-thaw-warm', 'microwave', 'Never use a microwave'],
    ['milk-thaw-warm', 'can i refreeze that', 'Do not freeze thawed milk again'],
    ['caffeine', 'how about tea', '75 mg'],
    ['cannabis-drugs', 'only a bit for sleep', 'ask what else could help'],
    ['milk-storage', 'and the freezer', 'freezer'],
  ])('%s: "%s" → %s', (entryId, utterance, part) => {
    const answer = say(utterance, after(entryId));
    expect(gist(answer)).toBe(`part of ${entryId}`);
    expect(textOf(answer)).toContain(part);
    expect(textOf(answer).length).toBeLessThan(longestPart);
  });
});

describe('a question of nothing but its question word asks about the last answer', () => {
  test.each([
    ['caffeine', 'how much then', '300 mg'], ['bottle-feeding', 'ok and how much do they get', '60 ml'], ['alcohol', 'for how long', '2 hours'],
    ['pump-cleaning', 'how often', 'after each use'], ['low-supply', 'ok but how', 'Feed 8 to 12 times'], ['low-supply', 'so how can i get more', 'Feed 8 to 12 times'],
    ['pacifier', 'from when', '3 to 4 weeks'], ['pacifier', 'but why not before', 'Good to know'],
  ])('%s: "%s" → %s', (entryId, utterance, part) => {
    const answer = say(utterance, after(entryId));
    expect(gist(answer)).toBe(`part of ${entryId}`);
    expect(textOf(answer)).toContain(part);
  });
});

describe('new words that name another topic win', () => {
  test.each([['hand-expression-few-drops', 'how do i do it by hand', 'hand-expression-how'], ['pump-schedule', 'what about in the fridge', 'milk-storage'], ['milk-coming-in', 'and after a caesarean', 'c-section-feeding'], ['caffeine', 'and alcohol', 'alcohol'], ['pump-how', 'my nipples are cracked', 'sore-nipples']])('after %s, "%s" → %s', (entryId, utterance, expected) => {
    expect(gist(say(utterance, after(entryId)))).toBe(expected);
  });
});

describe('what fits nothing for certain is asked back, with the likeliest first', () => {
  test.each([
    ['pump-schedule', 'how long can it sit out', 'milk-storage'], ['pacifier', 'and the bottle', 'bottle-feeding'], ['galactagogues', 'how much milk will it be', 'oversupply'], ['weaning', 'what if they get hard', 'engorgement'],
  ])('after %s, "%s" → %s', (entryId, utterance, first) => {
    const answer = say(utterance, after(entryId));
    expect(gist(answer)).toBe(`about ${entryId}: ${first}`);
    expect(textOf(answer)).toContain(`about "${knowledge.entries.get(entryId)?.title}"`);
  });

  test('and never with an answer that is only likely', () => {
    expect(gist(say('the tiny one', after('twins')))).not.toBe('uneven-breasts');
    expect(gist(say('my sister is 33 weeks should she', after('antenatal-expression')))).toBe('part of antenatal-expression');
  });
});

describe('a message whose words are not about the last answer is not swallowed by it', () => {
  test.each(['and that they would all be happier without her', 'and now she says nobody needs her', 'and he said it was all pointless'])('"%s"', (utterance) => {
    expect(['unsure', 'unknown', 'red-flag', 'small-talk']).toContain(say(utterance, after('partner-role')).kind);
  });
});

test('no line is shown twice', () => {
  const first = say('how often', after('pump-cleaning'));
  const second = say('how often', first.conversation);
  expect(gist(first)).toBe('part of pump-cleaning');
  expect(textOf(second)).not.toBe(textOf(first));
  expect(first.conversation.shownParts?.some((place) => second.conversation.shownParts?.filter((other) => other === place).length === 2)).toBe(false);
});

test.each([...knowledge.entries.keys()])('after %s no short question unfolds the whole answer', (entryId) => {
  for (const utterance of ['how much', 'how long for', 'does it hurt', 'and a bottle', 'which one']) {
    const answer = say(utterance, after(entryId));
    expect(answer.kind).not.toBe('command');
  }
});

describe('another age', () => {
  test.each([['few days', 'no sorry i meant 3 days', 3], ['hours', 'i meant 30 hours', 1]])('put right (%s): "%s"', (_name, utterance, days) => {
    const answer = say(utterance, { ...after('hand-expression-few-drops'), babyAgeDays: 5 });
    expect([gist(answer), answer.conversation.babyAgeDays]).toEqual(['hand-expression-few-drops', days]);
  });

  test('put right where the answer is the same at every age', () => {
    const answer = say('no i meant 3 days', { ...after('pump-cleaning'), babyAgeDays: 5 });
    expect([gist(answer), answer.conversation.babyAgeDays]).toEqual(['ageTold', 3]);
  });

  test.each(['what about at 6 days', 'and on day 6'])('asked for: "%s"', (utterance) => {
    const answer = say(utterance, { ...after('hand-expression-few-drops'), babyAgeDays: 1 });
    expect(answer.kind === 'answered' && [answer.entry.id, answer.level]).toEqual(['hand-expression-few-drops', 'call-today']);
  });
});

describe("a topic's title that is a question", () => {
  const title = 'Is my baby getting enough?';
  test.each([title, 'is my baby getting enough'])('typed, "%s" is answered', (utterance) => {
    expect(gist(say(utterance, newConversation))).toBe('enough-milk');
  });
  test('means the list when the topics were just shown, also after another list', () => {
    const shown = say('topics', newConversation);
    const list = say('Pumping and storing milk', shown.conversation);
    expect([gist(shown), gist(list), gist(say(title, list.conversation))]).toEqual(['topics', 'topics', 'topics']);
  });
  test('is a question again after an answer', () => {
    expect(gist(say(title, say('can i drink wine', say('topics', newConversation).conversation).conversation))).toBe('enough-milk');
  });
});
