import type { RedFlagAnswer } from '../../../assistant/answer';
import { newConversation } from '../../../assistant/conversation';
import { also, knowledge } from './every-answer';
import { button, buttons, card, patientText, received, say } from './in-teams';

const dangers = [...knowledge.redFlags.values()].flatMap((redFlag) => (['sure', 'ask'] as const).map((certainty): RedFlagAnswer => ({ kind: 'red-flag', redFlag, certainty, conversation: newConversation })));
const { messages } = knowledge;
const first = dangerOf('baby-breathing');
const telling = dangers.filter(({ redFlag }) => redFlag.amongOthers === 'numbers only');

function dangerOf(id: string): RedFlagAnswer {
  const found = dangers.find(({ redFlag, certainty }) => redFlag.id === id && certainty === 'sure');
  if (!found) throw new Error(`There is no danger ${id} any more.`);
  return found;
}

/** All that stands on a card among others, and in its text twin. */
const wordsAmongOthers = (answer: RedFlagAnswer, scope: 'groupChat' | 'channel'): string => {
  const { body, fallbackText } = card(answer, received(scope));
  return `${patientText({ body })}\n${fallbackText}`;
};
const alarms = [messages.levelEmergency, messages.levelUrgent, messages.safeQuestion, messages.safeYes, messages.safeNo, messages.askIfNow, messages.askYes, messages.askNo];

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z]{3,}/g) ?? [];

describe('among others', () => {
  test.each(['groupChat', 'channel'] as const)('the number and what to do stand on the card, unchanged (%s)', (scope) => {
    const missing = dangers.filter((answer) => !telling.includes(answer)).filter((answer) => ![answer.redFlag.message, answer.redFlag.waiting].every((text) => patientText(card(answer, received(scope))).includes(text)));
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

  test.each(['groupChat', 'channel'] as const)('of a danger whose words tell of it, only the numbers of its message are shown (%s)', (scope) => {
    const shown = telling.map((answer) => patientText(card({ ...answer, also }, received(scope))));
    const numbers = telling.map(({ redFlag }) => [...redFlag.message.matchAll(/\[[^\]]*\]\(tel:[^)]*\)/g)].map(([link]) => link).join(' or '));
    expect(shown).toEqual(numbers.map((links) => `**${messages.cardHelpTitle}**\n\n${messages.cardNumbersOnly.replace('{numbers}', links)}`));
    expect(numbers.filter((links) => !links.startsWith('[911](tel:911)'))).toEqual([]);
  });

  test('those are violence, the wish to die, a mind that is ill, and an overdose', () => {
    expect([...new Set(telling.map(({ redFlag }) => redFlag.id))].sort()).toEqual(['abuse-danger', 'overdose', 'psychosis', 'self-harm']);
  });

  test('no word of theirs that could tell stands on the card or in its text twin', () => {
    const neutral = new Set(wordsOf(`${messages.cardHelpTitle} ${messages.cardNumbersOnly} ${messages.cardPrivate}`));
    const told = telling.flatMap((answer) => {
      const { title, message, waiting } = answer.redFlag;
      const shown = new Set(wordsOf(wordsAmongOthers({ ...answer, also }, 'groupChat').replace(/https:\S+|\(tel:\S+\)/g, '')));
      return wordsOf(`${title} ${message} ${waiting} ${also.title}`).filter((word) => !neutral.has(word) && shown.has(word));
    });
    expect(told).toEqual([]);
  });

  test('no other card speaks of weapons, of drugs, of fault, of the chat itself or of anybody\'s mind', () => {
    const tells = /weapon|(?<!shoulder )blade|knife|\bgun|delete|\bfault|failing|naloxone|\bdrug|on purpose|\balone\b|you matter|illness/i;
    expect(dangers.filter((answer) => tells.test(wordsAmongOthers(answer, 'channel'))).map(({ redFlag }) => redFlag.id)).toEqual([]);
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
    expect(buttons(shown).map(({ title }) => title)).toEqual([messages.safeYes, messages.safeNo, messages.careTeam]);
  });

  test('when it is only suspected, it is asked about', () => {
    expect(buttons(card({ ...first, certainty: 'ask' })).map(({ title }) => title)).toEqual([messages.askYes, messages.askNo, messages.careTeam]);
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
