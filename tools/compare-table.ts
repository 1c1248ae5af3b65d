import type { EngineFigures } from './compare';

/** Prints the comparison for people. The ratios are ours to theirs, on the questions that engine was asked. */
export function printComparison(engines: readonly EngineFigures[]): void {
  console.log('\nThe same questions asked of other engines, over the same phrasings');
  console.log(`${' '.repeat(30)}  first  in three    median   asked   ours: right, faster`);
  for (const { name, count, first, firstThree, medianMilliseconds, ourFirstRatio, ourSpeedRatio } of engines) {
    const cells = [percent(first), percent(firstThree), `${medianMilliseconds.toFixed(2)} ms`.padStart(10), String(count).padStart(6), `${ourFirstRatio.toFixed(2)} ×`.padStart(9), `${ourSpeedRatio.toFixed(ourSpeedRatio < 10 ? 1 : 0)} ×`.padStart(9)];
    console.log(`  ${name.padEnd(26)}${cells.join('  ')}`);
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`.padStart(7);
}
