import type { Problem } from '../../assistant/knowledge/problem';
import type { Region } from '../../assistant/knowledge/types';
import { regions } from './page';

const countries: Readonly<Record<Region, string>> = { US: 'in the US', UK: 'in the UK' };

/** Findings of both regions: told once when `sameness` is the same, and with the country when only one has them. */
export function perRegion(find: (region: Region) => readonly Problem[], sameness: (problem: Problem) => string = wordFor): Problem[] {
  const found = regions.map((region) => ({ region, problems: find(region) }));
  const [us, uk] = found.map(({ problems }) => new Set(problems.map(sameness)));
  return found.flatMap(({ region, problems }) => problems.flatMap((problem) => {
    if (us.has(sameness(problem)) && uk.has(sameness(problem))) return region === 'US' ? [problem] : [];
    return [{ ...problem, problem: `${problem.problem} (${countries[region]})` }];
  }));
}

function wordFor({ file, line, problem }: Problem): string {
  return `${file}:${line ?? 0}:${problem}`;
}

/** For lengths and grades: a few words more in the other country are the same finding. */
export function apartFromFigures(problem: Problem): string {
  return `${problem.file}:${problem.line ?? 0}:${problem.problem.replace(/\d+(?:\.\d+)?/g, '#')}`;
}
