import type { EngineFigures } from './compare';

const nameWidth = 30;

/** Prints the comparison for people. The ratios are ours to theirs, on the questions that engine was asked; ± is one standard error. */
export function printComparison(engines: readonly EngineFigures[]): void {
  console.log('\nThe same questions asked of other engines, over the same phrasings');
  console.log(`${''.padEnd(nameWidth)}  first           in three     median   asked   ours: right, faster`);
  for (const { name, count, first, firstThree, medianMilliseconds, ourFirstRatio, ourSpeedRatio } of engines) {
    const cells = [`${percent(first)} ± ${percent(Math.sqrt((first * (1 - first)) / count)).trim()}`, percent(firstThree), `${medianMilliseconds.toFixed(2)} ms`.padStart(10), String(count).padStart(6), `${ourFirstRatio.toFixed(2)} ×`.padStart(9), `${ourSpeedRatio.toFixed(ourSpeedRatio < 10 ? 1 : 0)} ×`.padStart(9)];
    console.log(`${`  ${name}`.padEnd(nameWidth)}${cells.join('  ')}`);
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`.padStart(7);
}
