/** A password at Microsoft that will expire is told ahead, and stops nothing else. */
import { createPasswordWatch, passwordWarning } from '../../channels/teams/password-expiry';
import { closeServers, newsIn, startServer } from './support';

const day = 24 * 3_600_000;

function inDays(days: number): string {
  return new Date(Date.now() + days * day).toISOString().slice(0, 10);
}

afterEach(async () => {
  jest.useRealTimers();
  await closeServers();
});

test.each<[string, RegExp]>([
  ['2027-05-31T23:59:59Z', /^MicrosoftAppPassword expires on 2027-06-30, in 30 days; from then on answers do not reach Teams: make a new client secret/],
  ['2027-06-29T00:00:00Z', /^MicrosoftAppPassword expires on 2027-06-30, in 1 day;/],
  ['2027-06-30T23:59:59Z', /^MicrosoftAppPassword expires on 2027-06-30, today;/],
  ['2027-07-01T00:00:00Z', /^MicrosoftAppPassword expired on 2027-06-30, so answers do not reach Teams: .*The chat page works without it\.$/],
])('on %s of one that is good until the 30th of June', (now, sentence) => {
  expect(passwordWarning({ passwordExpires: '2027-06-30' }, Date.parse(now))).toMatch(sentence);
});

test.each<[string, Parameters<typeof passwordWarning>[0]]>([
  ['more than 30 days are left', { passwordExpires: '2027-06-30' }],
  ['nobody said when', {}],
  ['there is no registration', undefined],
])('nothing is said when %s', (_case, app) => {
  expect(passwordWarning(app, Date.parse('2027-05-30T23:59:59Z'))).toBeUndefined();
});

test.each([10, -10])('with %s days left /readyz and the log tell it, and the server is ready', async (days) => {
  const expires = inDays(days);
  const environment = { MicrosoftAppId: 'id', MicrosoftAppPassword: 'hunter2', MicrosoftAppPasswordExpires: expires };
  const server = await startServer({ environment });
  const response = await fetch(`${server.address}/readyz`);
  const sentence = expect.stringContaining(`on ${expires}`) as unknown;
  expect([response.status, await response.json()]).toEqual([200, { ready: true, contentVersion: 'v1', problems: [sentence] }]);
  expect(newsIn(server)).toEqual([sentence]);
  expect(server.logLines.join()).not.toContain('hunter2');
});

test('the log tells it at the start and once a day, until the end', () => {
  jest.useFakeTimers({ now: Date.parse('2027-05-29T12:00:00Z') });
  const told: string[] = [];
  const watch = createPasswordWatch({ microsoftApp: { passwordExpires: '2027-06-30' }, everyMilliseconds: day, log: { warn: (sentence: string) => void told.push(sentence) } });
  watch.start();
  expect(told).toEqual([]);
  jest.advanceTimersByTime(3 * day);
  expect(told.map((sentence) => /in \d+ days/.exec(sentence)?.[0])).toEqual(['in 30 days', 'in 29 days']);
  watch.stop();
  jest.advanceTimersByTime(3 * day);
  expect(told).toHaveLength(2);
});
