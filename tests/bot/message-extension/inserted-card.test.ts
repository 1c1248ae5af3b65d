import { loadKnowledge } from '../../../assistant/knowledge/knowledge-base';
import { entriesForAge, type Insertable } from '../../../bot/message-extension/insertable';
import { insertedCard } from '../../../bot/message-extension/inserted-card';
import { plainText, shortened } from '../../../bot/message-extension/plain-text';
import { rows } from '../../../bot/message-extension/results';
import { linksFrom } from '../../../bot/links';
import { levelLabel } from '../../../bot/level-label';
import { contentFolder } from '../../../tools/places';
import { InsertedCard, Preview, wordsOn } from './card-shapes';

const knowledge = loadKnowledge(contentFolder);
const parts = { knowledge, links: linksFrom('https://bot.example') };
const entries = [...knowledge.entries.values()];
const redFlags = [...knowledge.redFlags.values()].map((redFlag): Insertable => ({ kind: 'red-flag', redFlag }));
const everything: readonly Insertable[] = [...entriesForAge(entries, undefined), ...entriesForAge(entries, 0), ...entriesForAge(entries, 10), ...redFlags];
const cardOf = (insertable: Insertable): ReturnType<typeof InsertedCard.parse> => InsertedCard.parse(insertedCard(insertable, parts));

describe('every card that can be inserted', () => {
  test('holds nothing but text and links, so that it works where the bot is not', () => {
    for (const insertable of everything) expect(() => cardOf(insertable)).not.toThrow();
  });

  test('is smaller than 20 KB, in Teams\' own counting', () => {
    expect(Math.max(...everything.map((insertable) => Buffer.byteLength(JSON.stringify(insertedCard(insertable, parts)), 'utf16le')))).toBeLessThan(20_000);
  });

  test('says the same in its text twin, without markup', () => {
    for (const insertable of everything) {
      const card = cardOf(insertable);
      for (const words of wordsOn(card)) expect(card.fallbackText).toContain(plainText(words));
      expect(card.fallbackText).not.toMatch(/\*\*|\]\(|^#/m);
    }
  });

  test('has a preview without markup, whose text fits into two lines', () => {
    const previews = rows(everything, parts).composeExtension?.attachments?.map(({ preview }) => Preview.parse(preview).content) ?? [];
    expect(previews).toHaveLength(everything.length);
    for (const preview of previews) {
      expect(JSON.stringify(preview)).not.toMatch(/\*\*|\]\(|[<>]|&\w+;|\\n/);
      expect(preview.text.length).toBeLessThanOrEqual(142);
    }
  });
});

test('a danger card says how grave it is, the number first, and what to do meanwhile', () => {
  for (const redFlag of knowledge.redFlags.values()) {
    const [title, message, , waiting] = wordsOn(cardOf({ kind: 'red-flag', redFlag }));
    expect(title).toBe(`**${redFlag.level === 'emergency' ? 'Emergency' : 'Get help now'}: ${redFlag.title}**`);
    expect([message, waiting]).toEqual([redFlag.message, redFlag.waiting]);
  }
});

describe('the card of an answer', () => {
  test('has its title, the level in words and the short answer, byte for byte', () => {
    for (const entry of entries) {
      const words = wordsOn(cardOf({ kind: 'entry', entry }));
      expect(words.slice(0, 2)).toEqual([`**${entry.title}** · ${levelLabel(entry.level, knowledge.messages)}`, entry.short]);
    }
  });

  test('has the signs to call for, as soon as it is more than normal', () => {
    for (const entry of entries) {
      const words = wordsOn(cardOf({ kind: 'entry', entry }));
      expect([entry.id, words.includes('**Call for help if**')]).toEqual([entry.id, entry.level !== 'normal']);
    }
    const mastitis = knowledge.entries.get('mastitis');
    const signs = mastitis?.body.split('## Call for help if\n')[1].split('\n## ')[0].trim();
    expect(mastitis && wordsOn(cardOf({ kind: 'entry', entry: mastitis }))).toContain(signs);
  });

  test('names where it comes from, and that nobody clinical has reviewed it', () => {
    for (const entry of entries) {
      const last = wordsOn(cardOf({ kind: 'entry', entry })).at(-1);
      expect(last).toContain(entry.sources[0].publisher);
      expect([entry.id, last?.includes('Not yet reviewed by a clinician')]).toEqual([entry.id, entry.review.status === 'draft']);
    }
  });

  test('leads to all of it, where an address is known', () => {
    const [entry] = entries;
    expect(cardOf({ kind: 'entry', entry }).actions).toEqual([{ type: 'Action.OpenUrl', title: 'Read all of it', url: `https://bot.example/a/${entry.id}` }]);
    expect(insertedCard({ kind: 'entry', entry }, { knowledge, links: linksFrom(undefined) })).not.toHaveProperty('actions');
  });

  test('says for which age it is, only where it differs by age', () => {
    for (const insertable of entriesForAge(entries, 0)) {
      const says = wordsOn(cardOf(insertable)).includes('For a baby of less than a day:');
      const differs = insertable.kind === 'entry' && insertable.entry.variants.some(({ fromDay }) => fromDay === 1);
      expect(says).toBe(differs);
    }
  });
});

test.each([
  ['**Call [911](tel:911) now**, or the _nurse_.', 'Call 911 now, or the nurse.'],
  ['- one\n- two', '- one\n- two'],
  ['## Heading', 'Heading'],
  ['snake_case_name', 'snake_case_name'],
])('%j in plain words: %j', (markdown, expected) => {
  expect(plainText(markdown)).toBe(expected);
});

test.each([['short', 10, 'short'], ['one two three', 9, 'one two …'], ['one\n\ntwo', 10, 'one two'], ['unbreakable', 4, 'unbr …'], ['Call 911. Then wait here.', 14, 'Call 911. …'], ['Up to 4.5 kg is fine', 12, 'Up to 4.5 kg …']])('%j within %d characters: %j', (text, most, expected) => {
  expect(shortened(text, most)).toBe(expected);
});
