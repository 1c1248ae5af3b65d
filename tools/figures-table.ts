import type { Figures, QuestionFigures } from './figures';

const nameWidth = 27;

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`.padStart(8);
}

/** Prints the figures for people. */
export function printFigures({ questions, skipped, outOfScope, redFlags }: Figures): void {
  console.log(`In-scope questions (${questions.count}${skipped > 0 ? `; ${skipped} left out, their topics are not in the content` : ''})`);
  console.log(`${' '.repeat(nameWidth)}   right  right|off.   wrong   refused  red flag sure / ask`);
  printRow('all', questions);
  printRows('by style', questions.byStyle);
  printRows('by group', questions.byGroup);
  console.log('\nCalibration: confidence → share whose first entry is right');
  for (const { from, count, rightFirst } of questions.bands) console.log(`  ${from.toFixed(1)}–${(from + 0.1).toFixed(1)}  ${percent(rightFirst)}  of ${count}`);
  if (questions.confusions.length > 0) console.log('\nWrong answers, by the harm they may do: should be → was');
  for (const { accepted, given, harm, count } of questions.confusions) console.log(`  ${harm.padEnd(6)}  ${accepted} → ${given}${count > 1 ? ` (${count})` : ''}`);
  console.log(`\nOut of scope (${outOfScope.count}): false answers ${percent(outOfScope.falseAnswers)}, did-you-mean ${percent(outOfScope.unsure)}, red flag sure ${percent(outOfScope.falseSure)}, ask ${percent(outOfScope.falseAsk)}`);
  for (const [kind, figures] of Object.entries(outOfScope.byKind)) console.log(`  ${`${kind} (${figures.count})`.padEnd(20)} false answers ${percent(figures.falseAnswers)}, did-you-mean ${percent(figures.unsure)}`);
  console.log(`\nRed flags: recall ${percent(redFlags.recall)} of ${redFlags.positives} (sure ${percent(redFlags.recallSure)}), right flag ${percent(redFlags.rightFlag)}`);
  console.log(`  false alarms on ${redFlags.negatives} hard negatives: sure ${percent(redFlags.falseSure)}, ask ${percent(redFlags.falseAsk)}`);
  for (const text of redFlags.missed) console.log(`  missed: ${text}`);
}

function printRows(heading: string, parts: Readonly<Record<string, QuestionFigures>>): void {
  console.log(`  ${heading}`);
  for (const [name, figures] of Object.entries(parts)) printRow(`    ${name} (${figures.count})`, figures);
}

function printRow(name: string, figures: QuestionFigures): void {
  const cells = [figures.right, figures.right + figures.offered, figures.wrong, figures.refused, figures.falseSure, figures.falseAsk];
  console.log(`${name.padEnd(nameWidth)}${cells.map(percent).join('  ')}`);
}
