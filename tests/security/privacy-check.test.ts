/** A short run of `npm run privacy-check`. */
import { checkPrivacy, searchIn } from '../../tools/privacy-check/check';
import { needlesOf } from '../../tools/privacy-check/needles';
import { isPrivate } from '../../tools/privacy-check/table';
import { startMilliseconds } from '../browser/server';

const person = { name: 'Evadne Vexbury-Zinnewald', record: 'MRN-123456789', phone: '+1 (555) 012-3456', birth: '1994-03-17', home: '12 Fennelgate' };

test('what 40 people told the bot is left nowhere', async () => {
  const report = await checkPrivacy({ messages: 40, seed: 20261129 });
  expect(report.problems).toEqual([]);
  expect(report.searches.map(({ name, found }) => [name, found])).toEqual(report.searches.map(({ name }) => [name, []]));
  expect(report.seenByThemselves).toBeGreaterThan(10);
  expect(report.searches.find(({ name }) => name.startsWith('log'))?.pieces).toBeGreaterThan(3);
  expect(report.retention.before).toBeGreaterThan(3);
  expect(report.retention.after).toBe(0);
  expect(isPrivate(report)).toBe(true);
}, startMilliseconds + 60_000);

describe('a fact is found however it was written down', () => {
  test.each([
    ['as it is', 'turn of Evadne Vexbury-Zinnewald failed', ['name', 'surname']],
    ['in small letters', '{"user":"evadne vexbury-zinnewald"}', ['name', 'surname']],
    ['in an address', '/search?home=12%20Fennelgate', ['home']],
    ['in a form', 'home=12+Fennelgate', ['home']],
    ['in hex', Buffer.from('id MRN-123456789;').toString('hex'), ['record']],
    ['in base64', Buffer.from('{"id":"MRN-123456789"}').toString('base64'), ['record']],
    ['in base64, one place on', Buffer.from(' {"id":"MRN-123456789"}').toString('base64'), ['record']],
    ['in base64, two places on', Buffer.from('  {"id":"MRN-123456789"}').toString('base64'), ['record']],
    ['in UTF-16', Buffer.from('born 1994-03-17', 'utf16le').toString('latin1'), ['birth']],
    ['as bare digits', 'tel:15550123456', ['phone digits']],
  ])('%s', (_how, written, kinds) => {
    expect(searchIn({ name: 'a place', pieces: 1, bytes: Buffer.from(written, 'latin1') }, needlesOf(person)).found).toEqual(kinds);
  });

  test('and is not found where it is not', () => {
    expect(searchIn({ name: 'a place', pieces: 1, bytes: Buffer.from('turn failed: TypeError at bot/render.ts:12:3') }, needlesOf(person)).found).toEqual([]);
  });
});
