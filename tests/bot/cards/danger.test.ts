import type { RedFlagAnswer } from '../../../assistant/answer';
import { newConversation } from '../../../assistant/conversation';
import { also, knowledge } from './every-answer';
import { button, buttons, card, patientText, received, say } from './in-teams';

const dangers = [...knowledge.redFlags.values()].flatMap((redFlag) => (['sure', 'ask'] as const).map((certainty): RedFlagAnswer => ({ kind: 'red-flag', redFlag, certainty, conversation: newConversation })));
const [first] = dangers;
const { messages } = knowledge;
const alarms = [messages.levelEmergency, messages.levelUrgent, messages.safeQuestion, messages.safeYes, messages.safeNo, messages.askIfNow, messages.askYes, messages.askNo];

describe('among others', () => {
  test.each(['groupChat', 'channel'] as const)('the number and what to do stand on the card, unchanged (%s)', (scope) => {
    const missing = dangers.filter((answer) => ![answer.redFlag.message, answer.redFlag.waiting].every((text) => patientText(card(answer, received(scope))).includes(text)));
    expect(missing).toEqual([]);
  });

  test('nothing on it names the danger, sounds an alarm or asks how the person is', () => {
    const told = dangers.flatMap((answer) => {
      const { body, fallbackText } = card(answer, received('channel'));
      const { title, message } = answer.redFlag;
      return [...(message.includes(title) ? [] : [title]), ...alarms].filter((words) => `${patientText({ body })}\n${fallbackText}`.includes(words) || button({ body }, words));
    });
    expect(told).toEqual([]);
    expect(JSON.stringify(dangers.map((answer) => card(answer, received('channel')).body))).not.toMatch(/"attention"|"warning"/);
  });

  test('the number comes before everything but the title', () => {
    const [box] = card({ ...first, certainty: 'sure' }, received('channel')).body;
    expect(box).toMatchObject({ type: 'Container', style: 'emphasis', items: [{ text: `**${messages.cardHelpTitle}**`, style: 'heading' }, { text: first.redFlag.message }] });
  });

  test('one press leads to the chat with the bot alone', () => {
    expect(button(card(first, received('groupChat')), messages.cardPrivate)).toMatchObject({ type: 'Action.OpenUrl', url: 'https://teams.microsoft.com/l/chat/0/0?users=28%3Abot' });
  });

  test('a message that does not say to whom it was sent is answered without that button', () => {
    const { conversation } = received('channel');
    expect(buttons(card(first, { channelId: 'msteams', conversation }))).toEqual([]);
  });

  test('the other question of the same message is answered as well', () => {
    expect(patientText(card({ ...first, also }, received('channel')))).toContain(also.short);
  });
});

describe('in a chat of two', () => {
  test.each([
    ['a personal chat', received('personal')],
    ['a conversation that does not say what it is', { channelId: 'msteams' }],
  ])('%s: the alarm, the number and the question about it', (_name, to) => {
    const shown = card({ ...first, certainty: 'sure' }, to);
    expect(shown.body[0]).toMatchObject({ type: 'Container', style: 'attention', items: [{ style: 'heading' }, { text: first.redFlag.message }] });
    expect(buttons(shown).map(({ title }) => title)).toEqual([messages.safeYes, messages.safeNo]);
  });

  test('when it is only suspected, it is asked about', () => {
    expect(buttons(card({ ...first, certainty: 'ask' })).map(({ title }) => title)).toEqual([messages.askYes, messages.askNo]);
  });
});

test('a notification on a locked phone does not tell the danger', () => {
  expect(new Set(dangers.flatMap((answer) => [say(answer, received('personal')).summary, say(answer, received('channel')).summary]))).toEqual(new Set([messages.cardHelpTitle]));
});

test('a group is one by each of the marks that Teams gives', () => {
  const marks = [{ isGroup: true }, { conversationType: 'groupChat' }, { conversationType: 'channel' }];
  const shown = marks.map((mark) => card(first, { channelId: 'msteams', conversation: { id: 'c', name: '', isGroup: false, conversationType: '', ...mark } }).body[0]);
  expect(shown.filter((box) => !(box.type === 'Container' && box.style === 'emphasis'))).toEqual([]);
});
