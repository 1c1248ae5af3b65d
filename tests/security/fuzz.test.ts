/** A short run of `npm run fuzz`: the built bot is sent what it should refuse or survive. */
import { findAnswer } from '../../tools/fuzz/answer';
import { faultsOf } from '../../tools/fuzz/claims';
import { fuzz } from '../../tools/fuzz/fuzz';
import { markerOf } from '../../tools/fuzz/marker';
import type { Outcome } from '../../tools/fuzz/raw-exchange';
import { routes } from '../../tools/fuzz/targets';
import { startMilliseconds } from '../browser/server';

test('3,000 hostile requests break no claim', async () => {
  const report = await fuzz({ seed: 20261129, first: 0, requests: 3_000, say: () => undefined });
  expect(report.problems).toEqual([]);
  expect(report.faults.map(({ number, faults, sent }) => ({ number, faults, sent: sent.toString('latin1').slice(0, 500) }))).toEqual([]);
  expect([...report.counts.keys()].sort()).toEqual([...routes.map(({ name }) => name), 'WebSocket frames'].sort());
  expect(report.counts.get('POST …/activities')?.get('200')).toBeGreaterThan(20);
  expect(report.counts.get('POST /api/messages')?.get('200')).toBeGreaterThan(20);
  expect(report.counts.get('WebSocket frames')?.get('101')).toBeGreaterThan(20);
}, startMilliseconds + 120_000);

describe('a broken claim is noticed', () => {
  const nosniff = 'HTTP/1.1 400 Bad Request\r\nX-Content-Type-Options: nosniff';
  const answered = (status: number, body: string, head = nosniff): Outcome => ({ kind: 'answered', milliseconds: 1, answer: { status, head, body } });

  test.each<readonly [string, Outcome, string]>([
    ['an undocumented server error', answered(500, ''), 'status 500'],
    ['words of the request in an error', answered(400, `"${markerOf(5).toUpperCase()}" is wrong`), 'the error repeats what was sent'],
    ['words of the request in a header of an error', answered(400, '', `${nosniff}\r\nX-Note: ${markerOf(5)}`), 'a header of the error repeats what was sent'],
    ['a stack', answered(502, 'Error\n    at f (x)'), 'the error shows the inside of the program'],
    ['a place in a program', answered(400, 'see server.js:12'), 'the error shows the inside of the program'],
    ['an error without the security headers', answered(404, '{}', 'HTTP/1.1 404 Not Found'), 'the error lacks X-Content-Type-Options'],
    ['silence', { kind: 'hung', milliseconds: 60_000 }, 'no answer and no end within 60 s'],
    ['a line that ends without an answer', { kind: 'closed', milliseconds: 1 }, 'no answer'],
  ])('%s', (_what, outcome, fault) => {
    expect(faultsOf(outcome, true)).toEqual([fault]);
  });

  test.each<readonly [string, Outcome]>([
    ['a refusal in our own words', answered(413, '{"code":"BodyTooLarge"}')],
    ['a late bot', answered(504, '{}')],
    ['words of the request in what its own sender reads', answered(200, markerOf(5))],
  ])('%s breaks none', (_what, outcome) => {
    expect(faultsOf(outcome, true)).toEqual([]);
  });
});

describe('an answer is read to its end', () => {
  const read = (text: string, isEnded = false): string | undefined => findAnswer(Buffer.from(text), { isHead: false, isEnded })?.body;

  test.each<readonly [string, string, string | undefined]>([
    ['by its length', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabHTTP/1.1', 'ab'],
    ['not before it is whole', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab', undefined],
    ['after "100 Continue"', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na', 'a'],
    ['without a body where there is none', 'HTTP/1.1 304 Not Modified\r\nETag: "x"\r\n\r\n', ''],
  ])('%s', (_how, text, body) => {
    expect(read(text)).toBe(body);
  });

  test('by the end of the line where nothing else tells', () => {
    expect([read('HTTP/1.1 400 Bad Request\r\n\r\nab'), read('HTTP/1.1 400 Bad Request\r\n\r\nab', true)]).toEqual([undefined, 'ab']);
  });
});
