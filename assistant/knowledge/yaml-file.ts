import { z } from 'zod';
import { parseYaml } from './front-matter';
import { check, type Checked } from './problem';
import type { ContentFile } from './content-files';

/** js-yaml's errors carry the place of the mistake, counted from 0. */
const yamlMistake = z.object({ reason: z.string(), mark: z.object({ line: z.number() }) });

/** Words and line for anything the YAML reader throws. `firstLine` is the line of the file at which the YAML starts. */
export function describeYamlMistake(thrown: unknown, firstLine: number): { problem: string; line?: number } {
  const mistake = yamlMistake.safeParse(thrown);
  if (mistake.success) return { problem: `the YAML cannot be read: ${mistake.data.reason}`, line: firstLine + mistake.data.mark.line };
  return { problem: thrown instanceof Error ? thrown.message : 'the YAML cannot be read' };
}

export const yamlRemedy = 'Put text that contains a colon or starts with a sign in quotes, and indent with spaces';

/** Reads a whole YAML file by a schema. A missing file is a problem like any other. */
export function readYamlFile<Value>(file: ContentFile | undefined, path: string, schema: z.ZodType<Value>, remedy: string): Checked<Value> {
  if (file === undefined) return { problems: [{ file: path, problem: 'the file is missing', remedy: 'Restore it from the last version' }] };
  try {
    return check(schema, parseYaml(file.text), path, remedy);
  } catch (thrown) {
    return { problems: [{ file: path, ...describeYamlMistake(thrown, 1), remedy: yamlRemedy }] };
  }
}
