/** What axe-core finds on a page, its frames included: the success criteria of WCAG 2.2 A and AA that a machine can judge, and its own good practice. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const options = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
  // Switched off unless it is asked for by name.
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

const Findings = z.object({
  passes: z.array(z.unknown()).min(1, 'axe-core has looked at nothing'),
  violations: z.array(z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })) })),
});

/** One sentence for each element that breaks a rule; none when all is well. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  // Through the debugger, to which the page's own policy does not apply.
  for (const frame of page.frames()) await frame.evaluate(axe.source);
  const { violations } = Findings.parse(await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`));
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary = '' }) => `${target.join(' ')}: ${help} (${id}). ${failureSummary.replace(/\s+/g, ' ')}`));
}
