/** The report as people read it: verdict first, then by severity what is wrong, why it matters, and the fix. */
import type { Report } from './check';
import { severities, type Finding, type NotLookedAt, type Severity } from './finding';

const headings: Readonly<Record<Severity, string>> = { error: 'Errors', warning: 'Warnings', info: 'Good to know' };

export function hasErrors({ findings }: Report): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

export function wordingOf(report: Report): string {
  const parts = severities.map((severity) => section(headings[severity], report.findings.filter((finding) => finding.severity === severity).map(told)));
  return [verdict(report), ...parts, section('Not looked at', report.notLookedAt.map(untold))].filter((part) => part !== '').join('\n\n');
}

function verdict(report: Report): string {
  const { page, bot, findings } = report;
  const count = (severity: Severity): string => counted(findings.filter((finding) => finding.severity === severity).length, severity);
  const sentence = hasErrors(report) ? 'the chat will not work or not be safe there' : 'nothing found that keeps the chat from working';
  return `${page} with the bot ${bot ?? '(not found)'}: ${sentence}; ${count('error')}, ${count('warning')}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function section(heading: string, items: readonly string[]): string {
  return items.length === 0 ? '' : [`${heading}:`, ...items].join('\n');
}

function told({ where, wrong, why, fix }: Finding): string {
  return [`  ${where}: ${wrong}.`, `    Why it matters: ${why}.`, `    Fix: ${fix}`].join('\n');
}

function untold({ what, remedy }: NotLookedAt): string {
  return `  ${what}.\n    Remedy: ${remedy}`;
}
