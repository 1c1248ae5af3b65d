/** The tables of docs/scale.md, by name, as Markdown. */
import { hourlyPercent, inputs } from './inputs';
import { loadOf, rollout, sizeOf, strainsOf, type Rollout } from './model';
import { randomFrom } from './random';
import { meanWaitMilliseconds, simulateDay, simulateQueue } from './simulate';

/** Any; the same one gives the same document. */
const seed = 20261129;

const rollouts: readonly (readonly [string, Partial<Rollout>])[] = [
  ['one hospital, 3,000 births', { births: 3_000 }],
  ['ten hospitals', { births: 30_000 }],
  ['a nation, 1,000,000 births', {}],
  ['the nation, ten times as busy', { busiestDay: inputs.busiestDay.value * 10 }],
  ['the nation, a hundred times as busy', { busiestDay: inputs.busiestDay.value * 100 }],
];

/** Three digits are more than assumptions deserve. */
export function rounded(value: number): string {
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(value)))) - 2);
  return value >= 1_000 ? (Math.round(value / scale) * scale).toLocaleString('en-US') : String(Number(value.toFixed(digits)));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function inputTable(): string {
  return table(['input', 'value', 'kind', 'from'], Object.entries(inputs).map(([name, { value, unit, kind, from }]) => [`\`${name}\``, `${value.toLocaleString('en-US')} ${unit}`, kind === 'assumed' ? '**assumed**' : kind, from]));
}

function hourTable(): string {
  return table(['hour', ...hourlyPercent.map((_percent, hour) => String(hour))], [['%', ...hourlyPercent.map(String)]]);
}

function sizeTable(): string {
  return table(['', 'turns/s, mean', 'turns/s, busiest hour', 'open chats', 'transactions/s', 'stored', 'instances', 'databases', 'USD a month', 'USD per 1,000 questions'], rollouts.map(([name, changes]) => {
    const given = rollout(changes);
    const load = loadOf(given);
    const size = sizeOf(given);
    return [name, rounded(load.meanTurnsPerSecond), rounded(load.peakTurnsPerSecond), rounded(load.peakSockets), rounded(load.peakTransactionsPerSecond), `${rounded(load.storedGigabytes)} GB`, String(size.instances), String(size.databases), rounded(size.dollarsPerMonth), rounded(size.dollarsPerThousandTurns)];
  }));
}

function strainTable(): string {
  return table(['part', 'gives way at', 'what to do'], strainsOf(rollout()).map(({ part, times, remedy }) => [part, `${rounded(times)} times the load`, remedy]));
}

function simulationTable(): string {
  const given = rollout();
  const load = loadOf(given);
  const day = simulateDay(given, randomFrom(seed));
  const queue = simulateQueue(given, randomFrom(seed));
  return table(['', 'formula', 'simulated'], [
    ['turns on the busiest day', rounded(load.turnsOnBusiestDay), rounded(day.turns)],
    ['turns/s in the busiest hour', rounded(load.peakTurnsPerSecond), rounded(day.peakTurnsPerSecond)],
    ['turns in the busiest second', '', rounded(day.mostTurnsInASecond)],
    ['open chats in the busiest hour', rounded(load.peakSockets), rounded(day.peakSockets)],
    ['wait at an instance at its planned use, mean', `${rounded(meanWaitMilliseconds(given))} ms`, `${rounded(queue.meanWaitMilliseconds)} ms`],
    ['the same, 99 of 100', '', `${rounded(queue.p99WaitMilliseconds)} ms`],
  ]);
}

export function scaleTables(): Readonly<Record<string, string>> {
  return { inputs: inputTable(), hours: hourTable(), sizes: sizeTable(), strains: strainTable(), simulation: simulationTable() };
}

/** The document with the tables between its marks exchanged. @throws Error when a mark is missing. */
export function withTables(document: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [name, rows]) => {
    const between = new RegExp(`(<!-- ${name}: npm run scale-model -- --write -->\n)[^]*?(\n<!-- end -->)`);
    if (!between.test(text)) throw new Error(`docs/scale.md has no mark "<!-- ${name}: npm run scale-model -- --write -->" with an "<!-- end -->" after it.`);
    return text.replace(between, (_whole, begin: string, end: string) => `${begin}${rows}${end}`);
  }, document);
}
