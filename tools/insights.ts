/** `npm run insights`: what was asked, de-identified, from the database of the server; it may run meanwhile. `--from DAY --to DAY`, `--json`. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '../channels/config';
import { reportOn } from '../insights/report';
import { wordsOf } from '../insights/report-words';
import { openCounts } from '../storage/open-store';
import { orExplain } from './explain';

/** Without `--from`: so many days, today among them. */
const usualDays = 30;

const dayMilliseconds = 86_400_000;

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function readDay(option: string, given: string): string {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(given) && !Number.isNaN(Date.parse(given)) && dayOf(Date.parse(given)) === given;
  if (!isDay) throw new Error(`${option} is "${given}": write a day such as 2026-11-29.`);
  return given;
}

function readDays(given: { readonly from?: string; readonly to?: string }): { readonly from: string; readonly to: string } {
  const to = readDay('--to', given.to ?? dayOf(Date.now()));
  const from = readDay('--from', given.from ?? dayOf(Date.parse(to) - (usualDays - 1) * dayMilliseconds));
  if (from > to) throw new Error(`--from ${from} lies after --to ${to}: exchange them.`);
  return { from, to };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' }, json: { type: 'boolean', default: false } } });
  const days = readDays(values);
  // As `npm start` does, so that both open the same database.
  if (existsSync('.env')) process.loadEnvFile('.env');
  const counts = openCounts(readConfig().storage);
  try {
    const report = reportOn(await counts.read(days), days);
    console.log(values.json ? JSON.stringify(report, null, 2) : wordsOf(report).join('\n'));
  } finally {
    await counts.close();
  }
}

main().catch(orExplain);
