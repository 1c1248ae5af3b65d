/** The model of docs/scale.md: its formulas against a day played through, and its document against both. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hourlyPercent, inputs } from '../../tools/scale/inputs';
import { loadOf, rollout, sizeOf, strainsOf } from '../../tools/scale/model';
import { exponential, moments, randomFrom } from '../../tools/scale/random';
import { rounded, scaleTables, withTables } from '../../tools/scale/report';
import { meanWaitMilliseconds, simulateDay, simulateQueue } from '../../tools/scale/simulate';

const project = join(__dirname, '..', '..');
const document = readFileSync(join(project, 'docs', 'scale.md'), 'utf8');

describe('the document', () => {
  test.each(Object.entries(scaleTables()))('has the table "%s" as the model computes it', (name, rows) => {
    expect(document).toContain(`<!-- ${name}: npm run scale-model -- --write -->\n${rows}\n<!-- end -->`);
  });

  test('that lost a mark is told of, rather than left as it was', () => {
    expect(() => withTables('no marks', { sizes: 'rows' })).toThrow(/docs\/scale\.md has no mark "<!-- sizes:/);
  });

  test('says in words what the tables say', () => {
    const { peakTurnsPerSecond } = loadOf(rollout());
    expect([Math.round(peakTurnsPerSecond), sizeOf(rollout()).instances, Math.round(strainsOf(rollout())[0]?.times ?? 0)]).toEqual([5, 2, 8]);
    expect(document).toMatch(/about five questions a second[^]*Two\nsmall instances[^]*about eight times as\nbusy/);
  });
});

describe('the formulas', () => {
  test('of a case that can be reckoned by hand: 3,650 births, one turn each, evenly over the year', () => {
    const load = loadOf(rollout({ births: 3_650, conversationsPerBirth: 1, turnsPerConversation: 1, busiestDay: 1, openMinutes: 60, turnKilobytes: 100, deadRows: 1, transactions: 2 }));
    expect(load.turnsOnBusiestDay).toBe(10);
    expect(load.peakTurnsPerSecond).toBeCloseTo(0.8 / 3_600, 10);
    expect(load.peakSockets).toBeCloseTo(0.8, 10);
    expect(load.peakTransactionsPerSecond).toBeCloseTo(1.6 / 3_600, 10);
    expect(load.storedGigabytes).toBeCloseTo(0.001, 10);
  });

  test('size for what is scarce: computing, memory, transactions or disk', () => {
    const usual = sizeOf(rollout());
    expect(sizeOf(rollout({ turnsPerSecond: 1 })).instances).toBe(Math.ceil(4.566 / 0.5) + 1);
    expect(sizeOf(rollout({ socketKilobytes: 5_000 })).instances).toBeGreaterThan(usual.instances);
    expect(sizeOf(rollout({ databaseTransactions: 10 })).databases).toBeGreaterThan(usual.databases);
    expect(sizeOf(rollout({ databaseGigabytes: 1 })).databases).toBeGreaterThan(usual.databases);
  });

  test('never plan fewer than two instances', () => {
    expect(sizeOf(rollout({ births: 1 })).instances).toBe(2);
  });

  test('name what gives way first, first', () => {
    const times = strainsOf(rollout()).map((strain) => strain.times);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(strainsOf(rollout({ databaseTransactions: 20 }))[0]?.part).toBe('transactions of PostgreSQL');
  });
});

describe('the day played through', () => {
  const given = rollout();
  const load = loadOf(given);

  test.each([1, 2, 3])('agrees with the formulas, seed %d', (seed) => {
    const day = simulateDay(given, randomFrom(seed));
    // Of 205,000 turns in 41,000 conversations chance moves the sum by 0.6 %, that of an hour by 2 %; four times that is allowed.
    expect(Math.abs(day.turns / load.turnsOnBusiestDay - 1)).toBeLessThan(0.025);
    expect(Math.abs(day.peakTurnsPerSecond / load.peakTurnsPerSecond - 1)).toBeLessThan(0.08);
    expect(Math.abs(day.peakSockets / load.peakSockets - 1)).toBeLessThan(0.08);
    expect(day.mostTurnsInASecond).toBeLessThan(given.turnsPerSecond * given.plannedUse);
  });

  test('is the same for the same seed, and another for another', () => {
    const small = rollout({ births: 10_000 });
    expect(simulateDay(small, randomFrom(7))).toEqual(simulateDay(small, randomFrom(7)));
    expect(simulateDay(small, randomFrom(7))).not.toEqual(simulateDay(small, randomFrom(8)));
  });

  test('waits at an instance as long as the formula says', () => {
    const queue = simulateQueue(given, randomFrom(1));
    expect(Math.abs(queue.meanWaitMilliseconds / meanWaitMilliseconds(given) - 1)).toBeLessThan(0.05);
    expect(queue.p99WaitMilliseconds).toBeGreaterThan(queue.meanWaitMilliseconds);
  });
});

describe('chance', () => {
  test('comes as often as asked, within the length', () => {
    const found = [...moments(randomFrom(1), { mean: 10_000, length: 60 })];
    expect(Math.abs(found.length / 10_000 - 1)).toBeLessThan(0.04);
    expect(Math.max(...found)).toBeLessThan(60);
  });

  test('has the mean that was asked for', () => {
    const random = randomFrom(1);
    const sum = Array.from({ length: 20_000 }, () => exponential(random, 3)).reduce((one, other) => one + other, 0);
    expect(Math.abs(sum / 20_000 / 3 - 1)).toBeLessThan(0.04);
  });
});

test('the hours of a day are twenty-four and make a whole, with peaks at two and six', () => {
  expect([hourlyPercent.length, hourlyPercent.reduce((one, other) => one + other, 0)]).toEqual([24, 100]);
  expect(hourlyPercent.flatMap((percent, hour) => (percent === Math.max(...hourlyPercent) ? [hour] : []))).toEqual([2, 6]);
});

test.each([[0, '0'], [0.06849, '0.0685'], [4.566, '4.57'], [821.9, '822'], [205_479, '205,000'], [1_234, '1,230']])('%d is written as %s', (value, text) => {
  expect(rounded(value)).toBe(text);
});

test.each([
  ['mostMegabytes', 'deploy/kubernetes/deployment.yaml', /limits: \{ cpu: '1', memory: (\d+)Mi \}/],
  ['databaseGigabytes', 'deploy/azure/main.bicep', /storageSizeGB: (\d+)/],
  ['storedHours', '.env.example', /^# CONVERSATION_HOURS=(\d+)$/m],
] as const)('%s is what stands in %s', (name, file, pattern) => {
  expect(Number(pattern.exec(readFileSync(join(project, file), 'utf8'))?.[1])).toBe(inputs[name].value);
});

test('every input says where it comes from', () => {
  expect(Object.values(inputs).filter(({ from }) => from.length < 10)).toEqual([]);
});
