import { newConversation } from '../../../assistant/conversation';
import { linksFrom } from '../../../bot/links';
import { render } from '../../../bot/render';
import { readCardAction } from '../../../bot/cards/card-action';
import type { KnowledgeEntry } from '../../../assistant/knowledge/types';
import { cardOf } from './card-rules';
import { entryAnswer, everyAnswer, knowledge, someEntry } from './every-answer';
import { button, buttons, card, foldedText, patientText, received } from './in-teams';

const { messages, contentVersion } = knowledge;
const entry: KnowledgeEntry = { ...someEntry('latch-how'), teachBack: 'How would you know that the latch is good?' };
const shown = card(entryAnswer(entry));
const folded = foldedText(shown);

test('is folded away below the answer until somebody opens it', () => {
  expect(button(shown, messages.careTeam)).toMatchObject({ type: 'Action.ToggleVisibility', targetElements: ['careTeam'] });
  expect(shown.body.at(-1)).toMatchObject({ type: 'Container', id: 'careTeam', isVisible: false });
});

test('names every source with its publisher, as a link', () => {
  expect(entry.sources.filter(({ title, publisher, address }) => !folded.includes(`[${title}](${address}), ${publisher}`))).toEqual([]);
});

test.each([
  ['a draft', { status: 'draft' }, [messages.careTeamDraft, 'not clinically reviewed']],
  ['an approved answer', { status: 'approved', by: 'R. Ames, IBCLC', on: '2027-01-31', due: '2028-01-31' }, ['approved by R. Ames, IBCLC on 2027-01-31', 'Due again on 2028-01-31']],
] as const)('says how far the review of %s is, also in the text for the chart', (_name, review, sentences) => {
  const text = foldedText(card(entryAnswer({ ...entry, review })));
  expect(sentences.filter((sentence) => !text.includes(sentence))).toEqual([]);
});

test('asks for it in own words', () => {
  expect(folded).toContain(messages.careTeamAsk);
  expect(folded).toContain(entry.teachBack);
});

test('has plain lines to copy for the chart: what was taught and from where, and a question that claims no answer', () => {
  expect(folded).toContain(`Feeding education given: ${entry.title}`);
  expect(folded).toContain(`Teach-back question (delete if not asked): ${entry.teachBack}`);
  expect(folded).toContain(`Source: First Drops, content version ${contentVersion}, not clinically reviewed.`);
});

test('leads to the page of the answer and to the sheet, with this answer picked', () => {
  expect(button(shown, messages.careTeamPage)).toMatchObject({ url: `https://bot.example/a/${entry.id}` });
  const sheet = button(shown, messages.cardSheetAsk);
  expect(sheet?.type === 'Action.Submit' && readCardAction(sheet.data)).toEqual({ kind: 'sheet', answers: [entry.id] });
});

test('without a public address there is no page to open, and no sheet', () => {
  const unlinked = cardOf(render(entryAnswer(entry), { knowledge, received: received('personal'), pictures: '', links: linksFrom(undefined) }));
  expect(button(unlinked, messages.careTeamPage)).toBeUndefined();
  expect(button(unlinked, messages.cardSheetAsk)).toBeUndefined();
});

describe('below a danger, in a chat of two', () => {
  const dangers = [...knowledge.redFlags.values()].map((redFlag) => ({ redFlag, shown: card({ kind: 'red-flag', redFlag, certainty: 'sure', conversation: newConversation }) }));

  test('what it rests on and how far its review is, after the buttons', () => {
    const lacking = dangers.filter(({ redFlag, shown }) => {
      const text = foldedText(shown);
      const sources = redFlag.sources.length === 0 ? [messages.careTeamNoSource] : redFlag.sources.map(({ address }) => address);
      return ![...sources, messages.careTeamDraft].every((part) => text.includes(part)) || buttons(shown).at(-1)?.title !== messages.careTeam;
    });
    expect(lacking.map(({ redFlag }) => redFlag.id)).toEqual([]);
  });

  test('nothing for the chart, nothing to ask and no sheet', () => {
    const more = [messages.careTeamChart, messages.careTeamAsk, 'Feeding education'];
    expect(dangers.filter(({ shown }) => more.some((words) => foldedText(shown).includes(words)) || button(shown, messages.cardSheetAsk))).toEqual([]);
  });

  test('an approved one says so', () => {
    const [{ redFlag }] = dangers;
    const approved = { ...redFlag, review: { status: 'approved', by: 'A. Ruiz, MD', on: '2027-01-31', due: '2028-01-31' } } as const;
    expect(foldedText(card({ kind: 'red-flag', redFlag: approved, certainty: 'ask', conversation: newConversation }))).toContain('approved by A. Ruiz, MD');
  });
});

test('every answer and every end of a check has it, and no parent sees it unasked', () => {
  const taught = everyAnswer.filter(({ answer }) => (answer.kind === 'answered' || (answer.kind === 'guide' && answer.saying.kind === 'outcome')));
  expect(taught.filter(({ answer }) => !foldedText(card(answer)).includes(messages.careTeamDraft)).map(({ name }) => name)).toEqual([]);
  expect(taught.filter(({ answer }) => patientText(card(answer)).includes(messages.careTeamDraft)).map(({ name }) => name)).toEqual([]);
});
