import { reportOn } from '../../insights/report';
import { wordsOf } from '../../insights/report-words';
import type { DayCount } from '../../storage/store';

const days = { from: '2026-11-01', to: '2026-11-30' };

function turns(count: number, labels: DayCount['labels'], day = '2026-11-02'): DayCount {
  return { day, name: 'turns', labels: { channel: 'directline', ...labels }, count };
}

function feedback(count: number, verdict: string, entry: string): DayCount {
  return { day: '2026-11-02', name: 'feedback', labels: { verdict, entry }, count };
}

test('counts of several days, channels and hours are added up, the most asked first', () => {
  const { entries, messages, hours, channels } = reportOn([
    turns(6, { kind: 'answered', entry: 'latch-how', hours: 'day' }),
    turns(7, { kind: 'answered', entry: 'low-supply', hours: 'night' }),
    turns(5, { kind: 'answered', entry: 'latch-how', hours: 'night', channel: 'msteams' }, '2026-11-03'),
  ], days);
  expect({ messages, entries, hours, channels }).toEqual({
    messages: 18,
    entries: [{ name: 'latch-how', count: 11 }, { name: 'low-supply', count: 7 }],
    hours: [{ name: 'night', count: 12 }, { name: 'day', count: 6 }],
    channels: [{ name: 'directline', count: 13 }, { name: 'msteams', count: 5 }],
  });
});

test('numbers below five are kept back, and their order too', () => {
  const { redFlags } = reportOn([turns(1, { kind: 'red-flag', redFlag: 'a-flag' }), turns(4, { kind: 'red-flag', redFlag: 'b-flag' }), turns(5, { kind: 'red-flag', redFlag: 'c-flag' })], days);
  expect(redFlags).toEqual([{ name: 'c-flag', count: 5 }, { name: 'a-flag', count: '<5' }, { name: 'b-flag', count: '<5' }]);
});

test('shares are of the questions: danger, small talk and commands do not count', () => {
  expect(reportOn([turns(60, { kind: 'answered' }), turns(25, { kind: 'unsure' }), turns(15, { kind: 'unknown' }), turns(100, { kind: 'small-talk' }), turns(9, { kind: 'red-flag' })], days).shares).toEqual({ answered: 60, unsure: 25, unknown: 15 });
});

test('a share does not give away a small number', () => {
  expect(reportOn([turns(17, { kind: 'answered' }), turns(3, { kind: 'unknown' })], days).shares).toEqual({ answered: 85, unsure: 0, unknown: '<5' });
  expect(reportOn([turns(3, { kind: 'answered' }), turns(1, { kind: 'unknown' })], days).shares).toBeUndefined();
});

test('what was not helpful comes first', () => {
  const counts = [feedback(50, 'helped', 'a-entry'), feedback(6, 'notWhatIMeant', 'b-entry'), feedback(9, 'notWhatIMeant', 'c-entry'), feedback(2, 'helped', 'c-entry')];
  expect(reportOn(counts, days).feedback).toEqual([
    { name: 'c-entry', helped: '<5', notWhatIMeant: 9 },
    { name: 'b-entry', helped: 0, notWhatIMeant: 6 },
    { name: 'a-entry', helped: 50, notWhatIMeant: 0 },
  ]);
});

test('the ends of guides are told by guide', () => {
  expect(reportOn([turns(8, { kind: 'guide', guide: 'enough-milk', guideEnd: 'going-well' }), turns(9, { kind: 'guide', guide: 'enough-milk' })], days)).toMatchObject({
    guides: [{ name: 'enough-milk', count: 17 }],
    guideEnds: [{ name: 'enough-milk: going-well', count: 8 }],
  });
});

test('in words, every number has its meaning beside it', () => {
  const words = wordsOf(reportOn([turns(90, { kind: 'answered', entry: 'latch-how', hours: 'night' }), turns(7, { kind: 'unknown' }), turns(3, { kind: 'red-flag', redFlag: 'mastitis-sepsis' }), feedback(6, 'notWhatIMeant', 'latch-how')], days)).join('\n');
  expect(words).toContain('From 2026-11-01 to 2026-11-30 (days of UTC): 100 messages.');
  expect(words).toContain('Of the questions 93 % were answered outright, 0 % got a choice of answers, 7 % had no answer.');
  expect(words).toMatch(/ 90 {2}latch-how\n/);
  expect(words).toMatch(/ <5 {2}mastitis-sepsis\n/);
  expect(words).toMatch(/ 6 {7}0 {2}latch-how\n/);
  expect(words).toMatch(/ 90 {2}at night \(22 to 6\)\n/);
});

test('no messages are told in one sentence', () => {
  expect(wordsOf(reportOn([], { from: '2026-11-01', to: '2026-11-01' }))).toEqual(['On 2026-11-01 (days of UTC) nobody asked anything.']);
});
