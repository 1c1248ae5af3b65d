import { readMessage } from '../../assistant/safety/reading';
import { judgeLeftOut, lessonsOf } from '../../assistant/safety/build';
import { dangerOf } from '../../assistant/safety/decide';
import { readyLanguage } from '../../assistant/safety/model';
import { packTriage, unpackTriage } from '../../assistant/safety/pack';
import { buildTriage, triage } from '../../assistant/safety/triage';
import { triageInput } from './content';
import { grid } from './grid';
import { hostileMessages } from './hostile';
import { pairs } from './pairs';

const input = triageInput();
const started = process.cpuUsage();
const model = buildTriage(input);
const buildSeconds = process.cpuUsage(started).user / 1e6;
const ask = (utterance: string, babyAgeDays?: number) => triage(model, utterance, { babyAgeDays });
const share = <Item>(items: readonly Item[], isOne: (item: Item) => boolean): number => items.filter(isOne).length / items.length;

test('the model is learned within a minute, also inside Jest, where it takes three times as long', () => {
  expect(buildSeconds).toBeLessThan(150);
});

describe('examples of the files', () => {
  test.each(input.redFlags.map(({ id, caught }) => [id, caught] as const))('%s: its messages are caught', (_, caught) => {
    expect(caught.filter((utterance) => ask(utterance) === undefined)).toEqual([]);
  });

  test.each(input.redFlags.map(({ id, passed }) => [id, passed] as const))('%s: its look-alikes never alarm outright', (_, passed) => {
    expect(passed.filter((utterance) => ask(utterance)?.certainty === 'sure')).toEqual([]);
  });

  test('nine in ten messages show the card of their own file', () => {
    const all = input.redFlags.flatMap(({ id, caught }) => caught.map((utterance) => ({ id, utterance })));
    expect(share(all, ({ id, utterance }) => ask(utterance)?.redFlagId === id)).toBeGreaterThan(0.9);
  });

  test('at most one look-alike in ten is asked about', () => {
    expect(share(input.redFlags.flatMap(({ passed }) => passed), (utterance) => ask(utterance) !== undefined)).toBeLessThan(0.1);
  });
});

test('of messages that were left out while learning, at least 98 in 100 are caught', () => {
  const language = readyLanguage(model.flags, model.ordinaryStems);
  const judged = judgeLeftOut(language, lessonsOf(language, input), 5).filter(({ kind }) => kind === 'caught');
  expect(share(judged, ({ danger, strength }) => dangerOf(model.mixture, danger, strength) >= model.thresholds.ask)).toBeGreaterThanOrEqual(0.98);
});

describe('the grid of sign × age × number × unit × negation × tense', () => {
  const cases = grid();
  test('has at least a thousand sentences', () => {
    expect(cases.length).toBeGreaterThan(1000);
  });
  test('misses none', () => {
    expect(cases.filter(({ isDanger, utterance }) => isDanger && ask(utterance) === undefined).map(({ utterance }) => utterance)).toEqual([]);
  });
  test('alarms falsely on at most two in a hundred', () => {
    const harmless = cases.filter(({ isDanger }) => !isDanger);
    const alarms = harmless.filter(({ utterance }) => ask(utterance) !== undefined).map(({ utterance }) => utterance);
    expect(alarms.slice(0, alarms.length > harmless.length * 0.02 ? 40 : 0)).toEqual([]);
  });
});

describe('a minor worry and a danger in one message', () => {
  const all = pairs();
  test('are eighty pairs in both orders', () => {
    expect(all.length).toBe(160);
  });
  test.each(all)('$utterance', ({ utterance }) => {
    expect(ask(utterance)).toBeDefined();
  });
});

describe('what the conversation already told', () => {
  test.each<[string, number, string | undefined]>([
    ['his temp is 38.3', 20, 'baby-fever'],
    ['his temp is 38.3', 700, undefined],
    ['my baby has a temperature of 37.1', 20, undefined],
  ])('"%s" with a baby of %s days → %s', (utterance, age, redFlagId) => {
    expect(ask(utterance, age)?.redFlagId).toBe(redFlagId);
  });
});

describe('whom the words are about, also when nobody is named', () => {
  test.each<[string, readonly string[]]>([
    ["can't breathe", ['chest-breathing']],
    ['struggling to breathe', ['chest-breathing']],
    ["baby can't breathe", ['baby-breathing']],
    ['not breathing', ['baby-breathing']],
    ['my wife is not breathing', ['chest-breathing', 'seizure-parent']],
    ['my wife is convulsing', ['seizure-parent']],
    ['the mother is having a fit and her eyes rolled back', ['seizure-parent']],
    ['my daughter in law collapsed, she gave birth on Monday', ['seizure-parent']],
    ['my son is convulsing', ['baby-seizure']],
    ['having a seizure', ['seizure-parent', 'baby-seizure']],
    ["my girlfriend won't wake up", ['seizure-parent']],
    ["newborn won't wake up", ['baby-unresponsive']],
  ])('"%s" → %s', (utterance, redFlagIds) => {
    expect(redFlagIds).toContain(ask(utterance)?.redFlagId);
  });
});

describe('a baby feared dead', () => {
  test.each(['is my baby dead', 'my baby is dead', 'I think she is dead', 'he looks dead', 'is he dead or asleep, he is not moving', "I can't feel a pulse on her"])('"%s" is caught', (utterance) => {
    expect(ask(utterance)?.redFlagId).toBe('baby-unresponsive');
  });
  test.each(['my pump is dead', 'I am dead tired', 'our son was stillborn in May, how do I donate my milk', 'the battery died halfway through'])('"%s" passes', (utterance) => {
    expect(ask(utterance)).toBeUndefined();
  });
});

describe('10,000 random and hostile messages', () => {
  const messages = hostileMessages(10_000);
  /** Milliseconds of processor time: what a busy neighbour takes does not count. */
  const cost = (message: string): number => {
    const start = process.cpuUsage();
    triage(model, message, {});
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  /**
   * The promise is 1 ms and 10 ms, which `npm run bench` measures. Inside Jest the same code takes several times as long;
   * these bounds still catch whatever grows with the square of a message.
   */
  test('never throw, and none is slow', () => {
    const times = messages.map(cost).sort((one, other) => one - other);
    expect(times[Math.floor(times.length / 2)]).toBeLessThanOrEqual(5);
    expect(times[Math.floor(times.length * 0.9995)]).toBeLessThanOrEqual(100);
  });
  test('an empty message is no danger', () => {
    for (const message of ['', ' ', '\n', '🙂', '…']) expect(ask(message)).toBeUndefined();
  });
});

test('the packed model is plain values and decides like the model', () => {
  expect(JSON.parse(JSON.stringify(packTriage(model)))).toEqual(packTriage(model));
  const packed = unpackTriage(packTriage(model));
  const sample = [...input.redFlags.flatMap(({ caught, passed }) => [...caught, ...passed]), ...input.ordinary.slice(0, 500)];
  expect(sample.filter((utterance) => JSON.stringify(triage(packed, utterance, {})) !== JSON.stringify(ask(utterance)))).toEqual([]);
});

test('the same content gives the same model', () => {
  const few = { redFlags: input.redFlags.slice(0, 3), ordinary: input.ordinary.slice(0, 300), outOfScope: input.outOfScope.slice(0, 50) };
  expect(packTriage(buildTriage(few))).toEqual(packTriage(buildTriage(few)));
});

test('a reading knows the age, the temperature and the hours of a message', () => {
  const reading = readMessage('my 5 week old has 38.4, no wet nappy for 9 hours', (stem) => stem);
  expect([reading.ageDays, reading.temperatures[0]?.value, reading.hours.map(({ value }) => value)]).toEqual([35, 38.4, expect.arrayContaining([9])]);
});
