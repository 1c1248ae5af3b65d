import { z } from 'zod';
import { patternText } from './editor-lists';

/** content/en/style.yaml: words to keep out, owned by editors. */
const wording = z.strictObject({
  say: patternText,
  /** What to write in its place: a whole clause that can follow "Write". */
  better: z.string().min(1),
  exceptIn: z.record(z.string(), z.string().min(10, 'needs the reason as a sentence')).optional(),
});

const schema = z.strictObject({
  blame: z.array(wording),
  medicines: z.array(wording),
  prefer: z.array(wording),
  weakSources: z.array(z.string().min(1)),
});

export type Wording = z.infer<typeof wording>;
export type StyleList = z.infer<typeof schema>;

const empty: StyleList = { blame: [], medicines: [], prefer: [], weakSources: [] };
export const styleList = { path: 'en/style.yaml', schema, empty };
