/** The Markdown of one paragraph as stretches of text that look alike: what is drawn where no browser reads HTML. */
import { reader } from './markup';

export interface Run {
  readonly text: string;
  readonly isBold: boolean;
  /** Where a press leads, such as `tel:+15555550142`. */
  readonly address?: string;
  /** A heading with the text right behind it, where room is short. */
  readonly isHeading?: boolean;
}

type Token = ReturnType<typeof reader.parseInline>[number];

/** How the text at this place looks, and how it looks after a token. */
interface Look {
  readonly isBold: boolean;
  readonly address?: string;
}

function lookAfter(token: Token, look: Look): Look {
  switch (token.type) {
    case 'strong_open': return { ...look, isBold: true };
    case 'strong_close': return { ...look, isBold: false };
    case 'link_open': return { ...look, address: `${token.attrGet('href') ?? ''}` };
    case 'link_close': return { ...look, address: undefined };
    default: return look;
  }
}

/** Line ends of the source are spaces; emphasis is shown as plain text. */
export function runsOf(markdown: string): readonly Run[] {
  const runs: Run[] = [];
  let look: Look = { isBold: false };
  for (const token of reader.parseInline(markdown, {})[0]?.children ?? []) {
    look = lookAfter(token, look);
    const text = token.type === 'softbreak' || token.type === 'hardbreak' ? ' ' : token.content;
    if (text !== '') runs.push({ text, ...look });
  }
  return runs;
}

export function plainText(markdown: string): string {
  return runsOf(markdown).map(({ text }) => text).join('');
}
