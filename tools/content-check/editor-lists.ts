import { z } from 'zod';
import type { ContentFile } from '../../assistant/knowledge/content-files';
import type { Problem } from '../../assistant/knowledge/problem';
import { readYamlFile } from '../../assistant/knowledge/yaml-file';
import { readPattern } from './pattern';
import { readQuantity } from './quantity';

/** Text in the pattern language, read into a pattern; a mistake becomes zod's issue, and so an editor's sentence. */
export const patternText = z.string().transform((written, context) => readOrReport(() => readPattern(written), context));

/** "8 hours", read into a quantity. */
export const quantityText = z.string().transform((written, context) => readOrReport(() => readQuantity(written), context));

function readOrReport<Value>(read: () => Value, context: z.RefinementCtx): Value {
  try {
    return read();
  } catch (thrown) {
    context.addIssue(thrown instanceof Error ? thrown.message : 'cannot be read');
    return z.NEVER;
  }
}

/** A list that only the checker reads, with an empty one in its place when it cannot be read. */
export function readList<List>(files: readonly ContentFile[], list: { path: string; schema: z.ZodType<List>; empty: List }): { list: List; problems: readonly Problem[] } {
  const read = readYamlFile(files.find(({ path }) => path === list.path), list.path, list.schema, 'See the comments at the top of the file');
  return 'value' in read ? { list: read.value, problems: [] } : { list: list.empty, problems: read.problems };
}
