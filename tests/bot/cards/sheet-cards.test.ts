import type { AdaptiveCard } from '../../../bot/cards/adaptive-card';
import { cardActivity } from '../../../bot/cards/card-activity';
import { readCardAction } from '../../../bot/cards/card-action';
import { sheetForm, sheetReply } from '../../../bot/cards/sheet-cards';
import { linksFrom } from '../../../bot/links';
import { mistakesOf, withInner } from './card-rules';
import { cardSchema, type Card, type CardElement } from './card-schema';
import { knowledge } from './every-answer';
import { button, links, patientText } from './in-teams';

const { messages } = knowledge;
const ids = [...knowledge.entries.keys()];
const parts = { knowledge, links };
const titleOf = (id: string): string => knowledge.entries.get(id)?.title ?? '';

const mistakes = (card: AdaptiveCard): string[] => mistakesOf(cardActivity(card, { summary: messages.cardSheetTitle }));
const read = (card: AdaptiveCard): Card => cardSchema.parse(card);
const choices = ({ body }: Card): Extract<CardElement, { type: 'Input.ChoiceSet' }>[] => body.flatMap(withInner).flatMap((element) => (element.type === 'Input.ChoiceSet' ? [element] : []));

/** What comes back when the form is sent as it stands. */
function sent(form: Card): unknown {
  const make = button(form, messages.cardSheetMake);
  const inputs = Object.fromEntries(choices(form).map(({ id, value = '' }) => [id, value]));
  return make?.type === 'Action.Submit' ? { ...make.data, ...inputs } : undefined;
}

describe('the form', () => {
  const form = read(sheetForm(parts));

  test('keeps the rules of cards, empty and with the largest choice that it keeps', () => {
    const wordiest = [...ids].sort((one, other) => `${other}${titleOf(other)}`.length - `${one}${titleOf(one)}`.length);
    expect([sheetForm(parts), sheetReply(wordiest, parts)].flatMap(mistakes)).toEqual([]);
  });

  test('without a public address there is no form: it says at once what is missing, and whom to tell', () => {
    const shown = read(sheetForm({ knowledge, links: linksFrom(undefined) }));
    expect(choices(shown)).toEqual([]);
    expect(patientText(shown)).toContain(messages.cardSheetNoAddress);
    expect(button(shown, messages.cardSheetMake)).toBeUndefined();
  });

  test('offers every answer once, below its topic, which is folded', () => {
    expect(choices(form).flatMap((set) => set.choices.map(({ value }) => value)).sort()).toEqual([...ids].sort());
    expect(choices(form).map(({ label }) => label)).toEqual(knowledge.groups.map(({ title }) => title));
    expect(knowledge.groups.filter(({ title }) => button(form, title)?.type !== 'Action.ToggleVisibility')).toEqual([]);
    expect(form.body.filter((element) => element.type === 'Container' && element.isVisible !== false)).toEqual([]);
  });

  test('what was picked before is picked again, and its topics are open', () => {
    const [one, other] = [knowledge.groups[0].entries[0], knowledge.groups[2].entries[1]];
    const preset = read(sheetForm(parts, [one, other]));
    expect(readCardAction(sent(preset))).toEqual({ kind: 'sheet', answers: [one, other] });
    expect(preset.body.filter((element) => element.type === 'Container' && element.isVisible === true)).toHaveLength(2);
  });

  test('an answer that is not there any more is not offered', () => {
    expect(readCardAction(sent(read(sheetForm(parts, ['gone']))))).toEqual({ kind: 'sheet', answers: [] });
  });
});

describe('the reply', () => {
  test.each([3, 6])('%i answers: the page and the PDF', (count) => {
    const picked = ids.slice(0, count);
    const reply = read(sheetReply(picked, parts));
    expect(mistakes(sheetReply(picked, parts))).toEqual([]);
    expect(button(reply, messages.cardSheetPage)).toMatchObject({ url: links.sheet(picked, 'html') });
    expect(button(reply, messages.cardSheetPdf)).toMatchObject({ url: links.sheet(picked, 'pdf') });
    expect(picked.filter((id) => !patientText(reply).includes(knowledge.entries.get(id)?.title ?? ''))).toEqual([]);
  });

  test.each([
    ['none', [], messages.cardSheetTooFew, []],
    ['two', ids.slice(0, 2), messages.cardSheetTooFew, ids.slice(0, 2)],
    ['the same one three times', [ids[0], ids[0], ids[0]], messages.cardSheetTooFew, [ids[0]]],
    ['seven', ids.slice(0, 7), messages.cardSheetTooMany, ids.slice(0, 7)],
    ['one that is gone', [...ids.slice(0, 3), 'gone'], messages.cardSheetGone, ids.slice(0, 3)],
  ])('%s: the form once more, with what is amiss and the choice kept', (_name, picked, sentence, kept) => {
    const reply = read(sheetReply(picked, parts));
    expect(mistakes(sheetReply(picked, parts))).toEqual([]);
    expect(patientText(reply)).toContain(sentence);
    const again = readCardAction(sent(reply));
    expect(again?.kind === 'sheet' && [...again.answers].sort()).toEqual([...kept].sort());
  });

  test('one answer, as the button below it sends: the form without a complaint', () => {
    const reply = read(sheetReply([ids[0]], parts));
    expect(readCardAction(sent(reply))).toEqual({ kind: 'sheet', answers: [ids[0]] });
    expect(patientText(reply)).toContain(messages.cardSheetHint);
    expect(patientText(reply)).not.toContain(messages.cardSheetTooFew);
  });

  test('all of them: the first twenty are kept, and it says so', () => {
    const reply = read(sheetReply(ids, parts));
    expect(patientText(reply)).toContain('I kept the first 20 of those you picked.');
    const again = readCardAction(sent(reply));
    expect(again?.kind === 'sheet' && [...again.answers].sort()).toEqual(ids.slice(0, 20).sort());
  });

  test.each([1, 3, 7])('without a public address, for %i answers, it says what is missing', (count) => {
    const reply = sheetReply(ids.slice(0, count), { knowledge, links: linksFrom(undefined) });
    expect(mistakes(reply)).toEqual([]);
    expect(patientText(read(reply))).toContain('PUBLIC_ADDRESS');
  });
});

describe('what the form sends', () => {
  const sheet = { version: 1, do: 'sheet' };

  test.each([
    ['a choice for each topic', { firstDrops: sheet, 'answers-latch': 'latch-how,positions', 'answers-supply': 'low-supply' }, ['latch-how', 'positions', 'low-supply']],
    ['one choice', { firstDrops: sheet, answers: 'latch-how' }, ['latch-how']],
    ['topics without a choice', { firstDrops: sheet, 'answers-latch': '', 'answers-supply': null }, []],
    ['the same answer twice', { firstDrops: sheet, answers: 'latch-how', 'answers-latch': 'latch-how' }, ['latch-how']],
    ['inputs of somebody else beside it', { firstDrops: sheet, answer: 'x', note: 'y' }, []],
  ])('%s', (_name, value, answers) => {
    expect(readCardAction(value)).toEqual({ kind: 'sheet', answers });
  });

  test.each([
    ['a choice that is no text', { firstDrops: sheet, 'answers-latch': ['latch-how'] }],
    ['ids that are none', { firstDrops: sheet, answers: '../../etc/passwd' }],
    ['too much', { firstDrops: sheet, answers: 'a,'.repeat(1_500) }],
    ['too many', { firstDrops: sheet, ...Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`answers-${at}`, `id-${at}`])) }],
    ['another version', { firstDrops: { version: 2, do: 'sheet' } }],
    ['a list', ['sheet']],
    ['nothing', undefined],
  ])('%s is not read', (_name, value) => {
    expect(readCardAction(value)).toBeUndefined();
  });
});
