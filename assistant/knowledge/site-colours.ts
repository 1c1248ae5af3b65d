/** The colours a hospital chooses in site.yaml: taken only when everything painted with them can be read. */
import { z } from 'zod';
import { leastContrast, readable, readableShade, readColour, type Colour } from '../../colour/colour';
import { schemes, type Colours, type Scheme } from '../../colour/theme';
import type { Checked, Problem } from './problem';

const form = 'must be six hex digits in quotes, such as "#0b6466" (without the quotes, YAML takes # for a remark)';

const colour = z.string(form).transform((text, context): Colour => {
  const read = readColour(text);
  if (read !== undefined && text.startsWith('#')) return read;
  context.addIssue({ code: 'custom', message: form });
  return z.NEVER;
});

export const coloursSchema = z.strictObject({ accent: colour.optional(), accentDark: colour.optional() }, 'must hold accent, accentDark or both');

interface Chosen {
  readonly name: keyof Colours;
  readonly scheme: Scheme;
}

const choices: readonly Chosen[] = [{ name: 'accent', scheme: 'light' }, { name: 'accentDark', scheme: 'dark' }];

/** Each colour that is too faint is a problem that names the nearest one of the same hue. */
export function readColours(colours: Colours, file: string): Checked<Colours> {
  const problems = choices.flatMap((chosen) => faintness(chosen, colours[chosen.name]).map((told) => ({ file, ...told })));
  return problems.length > 0 ? { problems } : { value: colours, problems: [] };
}

function faintness({ name, scheme }: Chosen, wanted: Colour | undefined): readonly Omit<Problem, 'file'>[] {
  if (wanted === undefined) return [];
  const { grounds, ink } = schemes[scheme];
  const measured = leastContrast(wanted, grounds);
  if (measured >= readable) return [];
  // Rounded down: 4.46 must not be told as 4.5.
  const ratio = Math.floor(measured * 10) / 10;
  return [{
    problem: `"colours.${name}" ${wanted} cannot be read on the ${scheme} page: its contrast is ${ratio} : 1, and ${readable} : 1 is needed`,
    remedy: `Use "${readableShade(wanted, grounds, ink)}", the nearest shade of it that can be read`,
  }];
}
