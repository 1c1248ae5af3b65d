/** The report as a person reads it. */
import type { PrivacyReport } from './check';

export function isPrivate({ searches, seenByThemselves, retention, problems }: PrivacyReport): boolean {
  return searches.every(({ found }) => found.length === 0) && seenByThemselves > 0 && retention.before > 0 && retention.after === 0 && problems.length === 0;
}

export function wordingOf(report: PrivacyReport): string {
  const { messages, needles, searches, seenByThemselves, retention, problems } = report;
  return [
    `${messages} messages with ${needles} facts (names, record numbers, phone numbers, birth dates, addresses), looked for as text, percent-encoded, hex, base64 and UTF-16`,
    `${'place'.padEnd(56)} ${'pieces'.padStart(7)} ${'bytes'.padStart(10)}  found`,
    ...searches.map(({ name, pieces, bytes, found }) => `${name.padEnd(56)} ${String(pieces).padStart(7)} ${String(bytes).padStart(10)}  ${found.length === 0 ? 'nothing' : found.join(', ')}`),
    `As a control: ${seenByThemselves} people's words were found in their own chat before "forget me".`,
    `The last chat nobody asked to forget: the database held ${retention.before} encrypted rows of it and of /api/messages; ${retention.after} once the retention time was over.`,
    ...problems,
    isPrivate(report) ? 'Nothing a parent wrote was left anywhere.' : 'Something a parent wrote was left behind, or was not sent as meant.',
  ].join('\n');
}
