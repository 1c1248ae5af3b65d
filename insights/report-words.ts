/** The report in plain words, for people who run or write the bot. */
import type { Feedback, Line, Report, Shares, Told } from './report';

const kindWords: Readonly<Record<string, string>> = {
  answered: 'answered outright',
  unsure: 'offered a choice of answers',
  unknown: 'without an answer',
  'red-flag': 'danger card shown',
  guide: 'steps of guided checks',
  command: 'buttons and commands',
  'small-talk': 'small talk',
  failed: 'failed: the parent read the apology',
};

const hourWords: Readonly<Record<string, string>> = { night: 'at night (22 to 6)', day: 'by day' };

function table(title: string, lines: readonly Line[], words: Readonly<Record<string, string>> = {}): readonly string[] {
  return ['', title, ...(lines.length === 0 ? ['  none'] : lines.map(({ name, count }) => `${number(count)}  ${words[name] ?? name}`))];
}

function number(count: Told): string {
  return String(count).padStart(8);
}

function shareLines(shares: Shares | undefined): readonly string[] {
  if (shares === undefined) return ['Too few questions to give shares.'];
  const { answered, unsure, unknown } = shares;
  return [`Of the questions ${share(answered)} were answered outright, ${share(unsure)} got a choice of answers, ${share(unknown)} had no answer.`];
}

function share(percent: Told): string {
  return percent === '<5' ? 'fewer than five' : `${percent} %`;
}

function feedbackLines(feedback: readonly Feedback[]): readonly string[] {
  if (feedback.length === 0) return ['', 'What parents said of answers', '  nothing'];
  return ['', 'What parents said of answers: "not what I meant", "this helped"', ...feedback.map(({ name, helped, notWhatIMeant }) => `${number(notWhatIMeant)}${number(helped)}  ${name}`)];
}

export function wordsOf(report: Report): readonly string[] {
  const days = report.from === report.to ? `On ${report.from}` : `From ${report.from} to ${report.to}`;
  if (report.messages === 0) return [`${days} (days of UTC) nobody asked anything.`];
  return [
    `${days} (days of UTC): ${report.messages} messages.`,
    ...shareLines(report.shares),
    ...table('What came of the messages', report.kinds, kindWords),
    ...table('Answers, most asked first', report.entries),
    ...table('Danger cards', report.redFlags),
    ...feedbackLines(report.feedback),
    ...table('Guided checks, by messages', report.guides),
    ...table('How guided checks ended', report.guideEnds),
    ...table('Where parents wrote', report.channels),
    ...table('When, as far as their device told', report.hours, hourWords),
    '',
    'Numbers below five are written as "<5", so that none points at a person.',
  ];
}
