/** The report as a person reads it. */
import type { FuzzReport } from './fuzz';
import type { Fault } from './storm';

/** Of each kind of fault. */
const mostFaultsShown = 3;
const mostCharactersShown = 800;

function rows({ counts }: FuzzReport): string[] {
  return [...counts].sort(([one], [other]) => one.localeCompare(other)).map(([name, outcomes]) => {
    const cells = [...outcomes].sort(([one], [other]) => one.localeCompare(other)).map(([outcome, count]) => `${outcome}: ${count}`);
    return `${name.padEnd(28)} ${cells.join('  ')}`;
  });
}

/** Text of the request with everything unprintable written out. */
function shown(sent: Buffer): string {
  return JSON.stringify(sent.subarray(0, mostCharactersShown).toString('latin1'));
}

function faultText(seed: number, { number, name, sent }: Fault): string {
  return `  request ${number} (${name}); again: npm run fuzz -- --seed ${seed} --first ${number} --requests 1\n    ${shown(sent)}`;
}

/** Each kind of fault with how often, and the first requests that show it. */
function faultLines({ seed, faults }: FuzzReport): string[] {
  const kinds = [...new Set(faults.flatMap((fault) => fault.faults))];
  return kinds.flatMap((kind) => {
    const such = faults.filter((fault) => fault.faults.includes(kind));
    return [`\n${kind}: ${such.length} times`, ...such.slice(0, mostFaultsShown).map((fault) => faultText(seed, fault))];
  });
}

export function wordingOf(report: FuzzReport): string {
  const { seed, requests, seconds, slowestMilliseconds, memory, logBytes, faults, problems } = report;
  return [
    ...rows(report),
    '',
    `${requests} requests, seed ${seed}, in ${seconds.toFixed(0)} s (${(requests / seconds).toFixed(0)} a second); slowest outcome ${slowestMilliseconds.toFixed(0)} ms`,
    `memory of the bot: ${memory.join(' → ')} MB; its log: ${logBytes} bytes`,
    ...[...report.logErrors].map(([error, count]) => `logged ${count} times: ${error}`),
    ...faultLines(report),
    ...problems,
    isSound(report) ? 'Every claim held.' : `${faults.length} answers broke a claim; ${problems.length} problems of the bot as a whole.`,
  ].join('\n');
}

export function isSound({ faults, problems }: FuzzReport): boolean {
  return faults.length === 0 && problems.length === 0;
}
