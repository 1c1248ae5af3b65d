/** What the system knows of a process. Linux only. */
import { readFileSync } from 'node:fs';

/** Resident memory. */
export function memoryMegabytes(processId: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1_024;
}

/** Of user and system together, since its start. The kernel counts in hundredths of a second. */
export function cpuMilliseconds(processId: number): number {
  // The name in the second field may hold spaces; what follows its bracket does not.
  const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
