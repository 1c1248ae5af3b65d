/** Makes an edited folder into content that can be used, without keeping the answers waiting. */
import { learnInBackground, type Lesson } from './background';
import { loadLearned, type Content, type ContentParts, type ContentPlace } from './content';
import { fingerprintOf } from './fingerprint';

export interface TakeOverParts extends ContentParts {
  /** Learns the folder, and keeps what was learned; in a thread of its own unless a test says otherwise. */
  readonly learn?: (place: ContentPlace) => Promise<Lesson>;
}

export type TakeOver =
  | { readonly kind: 'taken'; readonly content: Content }
  /** With the sentences of all mistakes. */
  | { readonly kind: 'broken'; readonly problems: readonly string[] }
  /** The folder is not what was learned any more, be it edited further or put back: look anew. */
  | { readonly kind: 'outdated' };

/**
 * @param fingerprint the folder's, taken before
 * @throws Error when it could not be done this time: no memory, a file that was gone
 */
export async function takeOver(parts: TakeOverParts, fingerprint: string): Promise<TakeOver> {
  const { learn = learnInBackground } = parts;
  const lesson = await learn(parts);
  if ((await fingerprintOf(parts.contentFolder)) !== fingerprint) return { kind: 'outdated' };
  if (lesson.kind === 'broken') return lesson;
  const content = loadLearned(parts, lesson.contentVersion);
  return content === undefined ? { kind: 'outdated' } : { kind: 'taken', content };
}
