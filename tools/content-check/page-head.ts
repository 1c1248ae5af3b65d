import { z } from 'zod';
import { readFrontMatter } from '../../assistant/knowledge/front-matter';

/**
 * The front matter as far as it can be read. What is wrong with it is the loader's to say;
 * here a broken key counts as empty, so that the other rules can still look at the rest.
 */
const schema = z.object({
  title: z.string().catch(''),
  level: z.string().catch(''),
  questions: z.array(z.string()).catch([]),
  teachBack: z.string().catch(''),
  sources: z.array(z.object({ title: z.string().catch(''), publisher: z.string().catch(''), address: z.string().catch('') })).catch([]),
  review: z.object({ status: z.string().catch(''), due: z.string().optional().catch(undefined) }).catch({ status: '' }),
});

export type PageHead = z.infer<typeof schema>;

const emptyHead: PageHead = { title: '', level: '', questions: [], teachBack: '', sources: [], review: { status: '' } };

export function readPageHead(text: string): PageHead {
  try {
    const read = schema.safeParse(readFrontMatter(text).data);
    return read.success ? read.data : emptyHead;
  } catch (thrown) {
    // The loader reports the same mistake with its line.
    if (thrown instanceof Error) return emptyHead;
    throw thrown;
  }
}
