/** The words of an answer as the elements of a card: every paragraph as it is on the web, in the same order. */
import type { Level } from '../../assistant/knowledge/types';
import type { Container, Element } from './adaptive-card';
import { isHeading, paragraphsOf, textBlock, titleBlock } from './text-blocks';

export type Gravity = Level | 'emergency' | 'urgent';

/** Teams' own colours, in light, dark and high contrast. The words say the level too: it is never told by colour alone. */
const styles: Readonly<Record<Gravity, NonNullable<Container['style']>>> = { normal: 'good', watch: 'warning', 'call-today': 'attention', emergency: 'attention', urgent: 'attention' };

/**
 * The title is the first line that is a heading; what must come before it (a reminder, a belief put right) stays before it.
 * With a gravity the title stands on its colour, and with a danger's title its first paragraph, which begins with the number.
 */
export function answerBody(markdown: string, gravity?: Gravity): Element[] {
  const paragraphs = paragraphsOf(markdown);
  const at = paragraphs.findIndex(isHeading);
  const title = paragraphs[at];
  if (at < 0 || title === undefined) return paragraphs.map(textBlock);
  const before = paragraphs.slice(0, at).map(textBlock);
  const after = paragraphs.slice(at + 1).map(textBlock);
  if (gravity === undefined) return [...before, titleBlock(title), ...after];
  const together = gravity === 'emergency' || gravity === 'urgent' ? 1 : 0;
  return [...before, { type: 'Container', style: styles[gravity], items: [titleBlock(title), ...after.slice(0, together)] }, ...after.slice(together)];
}
