import { newConversation } from '../../../assistant/conversation';
import { readCardAction } from '../../../bot/cards/card-action';
import { wordsFor } from '../../../bot/words';
import { also, entryAnswer, knowledge, someEntry } from './every-answer';
import { button, buttons, card, patientText, received } from './in-teams';

const { messages } = knowledge;
const entry = someEntry('latch-how');

test.each([messages.more, messages.helpfulYes, messages.helpfulNo])('"%s" changes the card itself, and says the same where a client cannot', (title) => {
  const pressed = button(card(entryAnswer(entry)), title);
  expect(pressed).toMatchObject({ type: 'Action.Execute', verb: 'firstDrops', fallback: { type: 'Action.Submit', title } });
  expect(pressed?.type === 'Action.Execute' && [pressed.data, pressed.fallback.data].map(readCardAction)).toEqual([{ kind: 'say', text: title, about: entry.id }, { kind: 'say', text: title, about: entry.id }]);
});

test('so do the choices of "did you mean", and the way out of it', () => {
  const shown = card({ kind: 'unsure', offered: [entry, also], confidence: 0.4, conversation: newConversation });
  expect(buttons(shown).map(({ type, title }) => [type, title])).toEqual([entry.title, also.title, messages.noneOfThese].map((title) => ['Action.Execute', title]));
});

test('every other button is seen in the chat as if it had been typed, and knows which answer it stood below', () => {
  const others = buttons(card(entryAnswer(entry, { also }))).filter(({ type }) => type === 'Action.Submit');
  expect(others[0]).toMatchObject({ data: { msteams: { type: 'messageBack' } } });
  const shown = button(card(entryAnswer(entry, { also })), also.title);
  expect(shown).toMatchObject({ type: 'Action.Submit', data: { msteams: { type: 'messageBack', displayText: also.title, text: also.title } } });
  expect(shown?.type === 'Action.Submit' && readCardAction(shown.data)).toEqual({ kind: 'say', text: also.title, about: entry.id });
});

test('short ones stand side by side, long ones have a row of their own, and none is left out', () => {
  const { body } = card(entryAnswer(entry));
  const rows = body.flatMap((element) => (element.type === 'ActionSet' ? [element.actions.map(({ title }) => title)] : []));
  expect(rows).toContainEqual([messages.helpfulYes, messages.helpfulNo]);
  expect(rows.slice(0, -1).flat()).toEqual(wordsFor(entryAnswer(entry), knowledge).buttons);
});

describe('"This helped", pressed on the card', () => {
  const rated = { ...newConversation, lastAnswered: entry.id, rated: [entry.id] };
  const helped = { kind: 'command', command: 'helped', conversation: rated } as const;

  test('leaves the answer there, with thanks above it and no question whether it helped', () => {
    const shown = card(helped, { ...received('personal'), type: 'invoke' });
    expect(patientText(shown)).toContain(entry.short);
    expect(patientText(shown).startsWith(messages.helped)).toBe(true);
    expect([messages.helpfulYes, messages.helpfulNo].map((title) => button(shown, title))).toEqual([undefined, undefined]);
  });

  test('keeps what holds for the age of the baby', () => {
    const aged = [...knowledge.entries.values()].flatMap((candidate) => candidate.variants.map(({ fromDay, short }) => ({ id: candidate.id, fromDay, short })))[0];
    const shown = card({ ...helped, conversation: { ...rated, lastAnswered: aged.id, babyAgeDays: aged.fromDay - 1 } }, { ...received('personal'), type: 'invoke' });
    expect(patientText(shown)).toContain(aged.short);
  });

  test.each([
    ['typed', helped, received('personal')],
    ['about an answer that is gone', { ...helped, conversation: { ...rated, lastAnswered: 'gone' } }, { ...received('personal'), type: 'invoke' }],
  ])('%s: thanks alone', (_name, answer, to) => {
    expect(patientText(card(answer, to))).toBe(messages.helped);
  });
});
