/** The memory of another process. */
import { execFileSync } from 'node:child_process';

/** Resident memory in megabytes, as `ps` of every Unix tells it. */
export function residentMegabytes(processId: number): number {
  return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(processId)], { encoding: 'utf8' })) / 1024);
}
