import type { AgeVariant, Level } from './types';

export interface AnswerBody {
  readonly short: string;
  readonly variants: readonly AgeVariant[];
  /** The sections after the short answer and the age variants, headings included. */
  readonly body: string;
  readonly problems: readonly string[];
}

const ageHeading = /^Day (\d+)(?: to (\d+)| (on))?: (normal|watch|call-today)$/;
const levels: Readonly<Record<string, Level>> = { normal: 'normal', watch: 'watch', 'call-today': 'call-today' };

export const sectionHeadings: readonly string[] = ['What you can do', 'Call for help if', 'Good to know', 'How someone else can help'];
const requiredSections = sectionHeadings.slice(0, 2);

/** Takes the Markdown below the front matter apart: short answer, age variants, sections. */
export function readAnswerBody(markdown: string): AnswerBody {
  const [short, ...sections] = markdown.split(/^## /m).map((part) => part.trim());
  const problems: string[] = [];
  const variants: AgeVariant[] = [];
  const kept: string[] = [];
  for (const section of sections) {
    const [heading, ...rest] = section.split('\n');
    const variant = readVariant(heading.trim(), rest.join('\n').trim());
    if (variant) variants.push(variant);
    else {
      if (!sectionHeadings.includes(heading.trim())) problems.push(`the heading "## ${heading.trim()}" is not one of the known ones`);
      kept.push(`## ${section}`);
    }
  }
  for (const needed of requiredSections) if (!kept.some((section) => section.startsWith(`## ${needed}\n`))) problems.push(`the section "## ${needed}" is missing or empty`);
  if (short === '') problems.push('the short answer is missing');
  return { short, variants, body: kept.join('\n\n'), problems: [...problems, ...overlaps(variants)] };
}

function readVariant(heading: string, text: string): AgeVariant | undefined {
  const found = ageHeading.exec(heading);
  if (!found || text === '') return undefined;
  const fromDay = Number(found[1]);
  const toDay = found[3] === 'on' ? undefined : Number(found[2] ?? found[1]);
  return { fromDay, ...(toDay === undefined ? {} : { toDay }), level: levels[found[4]], short: text };
}

function overlaps(variants: readonly AgeVariant[]): string[] {
  const problems: string[] = [];
  variants.forEach(({ fromDay, toDay }, index) => {
    if (fromDay < 1 || (toDay !== undefined && toDay < fromDay)) problems.push(`the age section from day ${fromDay} ends before it begins`);
    const before = variants[index - 1];
    if (before && (before.toDay === undefined || before.toDay >= fromDay)) problems.push(`the age section from day ${fromDay} overlaps the one before it`);
  });
  return problems;
}

/** The variant for a baby of this age; day 1 of life is age 0. */
export function variantForAge(variants: readonly AgeVariant[], ageDays: number): AgeVariant | undefined {
  const day = ageDays + 1;
  return variants.find(({ fromDay, toDay }) => day >= fromDay && (toDay === undefined || day <= toDay));
}
