import { isDeepStrictEqual } from 'node:util';
import { newConversation } from '../../../assistant/conversation';
import { readCardAction, type CardAction } from '../../../bot/cards/card-action';
import { wordsFor } from '../../../bot/words';
import { render } from '../../../bot/render';
import { also, entryAnswer, everyAnswer, knowledge, someEntry } from './every-answer';
import { cardOf, mistakesOf } from './card-rules';
import type { Card, CardButton } from './card-schema';
import { button, buttons, card, links, patientText, received, say } from './in-teams';

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

test.each(['groupChat', 'channel'] as const)('where others read along (%s) all of these send a message, so that all read the answer', (scope) => {
  const answer = card(entryAnswer(entry), received(scope));
  const offered = card({ kind: 'unsure', offered: [entry, also], confidence: 0.4, conversation: newConversation }, received(scope));
  expect([messages.more, messages.helpfulNo].map((title) => button(answer, title)?.type)).toEqual(['Action.Submit', 'Action.Submit']);
  expect(new Set(buttons(offered).map(({ type }) => type))).toEqual(new Set(['Action.Submit']));
  expect(button(answer, messages.helpfulYes)?.type).toBe('Action.Execute');
});

describe('a button carries the question that it replies to', () => {
  const carriedBy = (shown: Card): (CardAction | undefined)[] => buttons(shown).flatMap((pressed) => (pressed.type === 'Action.Submit' ? [readCardAction(pressed.data)] : []));

  test.each([
    ['ask', [[messages.askYes, 'now'], [messages.askNo, 'notNow']]],
    ['sure', [[messages.safeYes, 'safe'], [messages.safeNo, 'notSafe']]],
  ] as const)('of a danger card (%s): which danger, and what is meant', (certainty, meant) => {
    const [redFlag] = knowledge.redFlags.values();
    expect(carriedBy(card({ kind: 'red-flag', redFlag, certainty, conversation: newConversation }))).toEqual(meant.map(([text, reply]) => ({ kind: 'say', text, pressed: { kind: 'danger', redFlagId: redFlag.id, reply } })));
  });

  test('of a check: which check and which question, on every button', () => {
    const steps = everyAnswer.flatMap(({ answer }) => (answer.kind === 'guide' && answer.saying.kind === 'step' ? [{ answer, stepId: answer.saying.step.id }] : []));
    const wrong = steps.filter(({ answer, stepId }) => carriedBy(card(answer)).some((carried) => carried?.kind !== 'say' || !isDeepStrictEqual(carried.pressed, { kind: 'guide', guideId: answer.guideId, stepId })));
    expect(steps.length).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });
});

test('every other button sends a message, and knows which answer it stood below', () => {
  const pressed = button(card(entryAnswer(entry, { also })), also.title);
  expect(pressed?.type === 'Action.Submit' && readCardAction(pressed.data)).toEqual({ kind: 'say', text: also.title, about: entry.id });
});

test('short ones stand side by side, long ones have a row of their own, and none is left out', () => {
  const { body } = card(entryAnswer(entry));
  const rows = body.flatMap((element) => (element.type === 'ActionSet' ? [element.actions.map(({ title }) => title)] : []));
  expect(rows).toContainEqual([messages.helpfulYes, messages.helpfulNo]);
  expect(rows.slice(0, -1).flat()).toEqual(wordsFor(entryAnswer(entry), knowledge).buttons);
});

describe('the picture of a step', () => {
  const step = everyAnswer.find(({ answer }) => answer.kind === 'guide' && answer.saying.kind === 'step' && answer.saying.step.picture !== undefined)?.answer;

  test('opens in a browser, for Teams shows no drawings', () => {
    const picture = step?.kind === 'guide' && step.saying.kind === 'step' ? step.saying.step.picture : undefined;
    expect(step && button(card(step), messages.cardPicture)).toMatchObject({ type: 'Action.OpenUrl', url: `https://bot.example/pictures/${picture?.name}.svg`, tooltip: picture?.alt });
  });

  test('has no button where nobody has said under which address it is', () => {
    expect(step && button(cardOf(render(step, { knowledge, received: received('personal'), pictures: '', links })), messages.cardPicture)).toBeUndefined();
  });
});

describe('"Read more", pressed on the card', () => {
  const invoke = { ...received('personal'), type: 'invoke' };
  const said = (shown: readonly CardButton[]) => shown.flatMap((pressed) => (pressed.type === 'Action.Submit' || pressed.type === 'Action.Execute' ? [readCardAction(pressed.data)] : []));
  const aged = [...knowledge.entries.values()].flatMap((candidate) => candidate.variants.map((variant) => ({ candidate, variant })))[0];

  test.each([
    ['an answer', entry, newConversation, entry.short],
    ['an answer for an age', aged.candidate, { ...newConversation, babyAgeDays: aged.variant.fromDay - 1 }, aged.variant.short],
  ])('%s: keeps its level and its short form above the long one', (_name, of, conversation, short) => {
    const more = { kind: 'command', command: 'more', entry: of, conversation } as const;
    const [title, ...sections] = wordsFor(more, knowledge).text.split('\n\n');
    const shown = patientText(card(more, invoke)).split('\n\n');
    expect(shown[0]).toMatch(new RegExp(` · (${messages.levelNormal}|${messages.levelWatch}|${messages.levelCallToday})$`));
    expect(shown[0].startsWith(title)).toBe(true);
    expect(shown.slice(1)).toEqual([short, ...sections]);
    expect(mistakesOf(say(more, invoke))).toEqual([]);
  });

  test.each([
    ['an answer', entry, newConversation],
    ['an answer with a check', someEntry('diaper-counts'), newConversation],
    ['an answer that was rated', entry, { ...newConversation, rated: [entry.id] }],
  ])('%s: keeps its other buttons, in their order, and what they carry', (_name, of, conversation) => {
    const before = buttons(card(entryAnswer(of, { conversation })));
    const after = buttons(card({ kind: 'command', command: 'more', entry: of, conversation }, invoke));
    expect(after.map(({ title }) => title)).toEqual(before.map(({ title }) => title).filter((title) => title !== messages.more));
    expect(said(after)).toEqual(said(before).filter((action) => action?.kind !== 'say' || action.text !== messages.more));
  });

  test.each([
    ['a second question was answered', { also }],
    ['a belief was put right', { myths: [{ beliefs: [], correction: 'It is not so.' }] }],
    ['a check ended there', { short: 'Call today.', level: 'call-today' }],
    ['only a part was shown', { section: 'What you can do' }],
    ['it reminds of a danger', { remindsOf: 'baby-breathing' }],
  ] as const)('is said in the chat where the card would lose something: %s', (_name, more) => {
    const shown = card(entryAnswer(entry, more));
    expect([messages.more, messages.helpfulNo].map((title) => button(shown, title)?.type)).toEqual(['Action.Submit', 'Action.Submit']);
  });

  test('thanks for "This helped" are a short card of their own', () => {
    expect(patientText(card({ kind: 'command', command: 'helped', conversation: { ...newConversation, lastAnswered: entry.id } }, invoke))).toBe(messages.helped);
  });
});
