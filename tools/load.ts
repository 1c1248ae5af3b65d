/**
 * `npm run load [-- --only NAME]`: many parents at once, instances killed, a database that goes away, on this machine alone.
 * Prints every figure beside its goal; ends with 1 when one is missed. Bounded: under eight minutes on two quiet cores.
 */
import { cpus, loadavg } from 'node:os';
import { orExplain } from './explain';
import { crowd } from './load/crowd';
import { echo } from './load/echo';
import { figureLine, type Figure } from './load/figure';
import { idle } from './load/idle';
import { kills } from './load/kills';
import { restart } from './load/restart';
import { start } from './load/start';

const scenarios: Readonly<Record<string, () => Promise<readonly Figure[]>>> = { start, echo, idle, crowd, restart, kills };

function chosen(): string[] {
  const at = process.argv.indexOf('--only');
  const name = process.argv[at + 1] ?? '';
  if (at === -1) return Object.keys(scenarios);
  if (!Object.hasOwn(scenarios, name)) throw new Error(`There is no "${name}" to measure: choose one of ${Object.keys(scenarios).join(', ')}.`);
  return [name];
}

/** What else the machine does changes every figure of time. */
function loadNow(): string {
  return `load average ${loadavg().map((load) => load.toFixed(1)).join(', ')} on ${cpus().length} cores`;
}

async function measure(name: string): Promise<readonly Figure[]> {
  const from = performance.now();
  console.log(`${name}   (${loadNow()})`);
  const figures = await scenarios[name]();
  for (const figure of figures) console.log(figureLine(figure));
  console.log(`  took ${((performance.now() - from) / 1_000).toFixed(0)} s\n`);
  return figures;
}

async function main(): Promise<void> {
  const figures: Figure[] = [];
  for (const name of chosen()) figures.push(...(await measure(name)));
  const goals = figures.flatMap(({ goal }) => goal ?? []);
  const missed = goals.filter(({ isMet }) => !isMet).length;
  console.log(`${goals.length - missed} of ${goals.length} goals met; at the end ${loadNow()}`);
  if (missed > 0) process.exitCode = 1;
}

main().then(() => process.exit(), (error: unknown) => {
  orExplain(error);
  process.exit();
});
