/** The chat in its frame, on the bot's own origin: no script of the host page can read what is written there. */
import { closeWord, type HostWord, type TokenWord } from '../embedding';
import { createTokenSource } from './host-token';

export interface FrameParts {
  /** Where the bot is, with a slash at the end. */
  readonly bot: string;
  readonly tokenUrl?: string;
  /** How the host looks, asked when the chat is loaded: its style sheets may come later than this script. */
  readonly look: () => HostLook;
  readonly onClose: () => void;
  /** Aborted when the frame leaves the page. */
  readonly life: AbortSignal;
}

export interface HostLook {
  /** Six hex digits of the host's own accent. */
  readonly accent?: string;
  readonly isRightToLeft: boolean;
}

export interface Frame {
  readonly node: HTMLIFrameElement;
  /** Loads the chat, unless that is done. */
  readonly load: () => void;
  /** Once, as soon as the chat is there to hear it. */
  readonly say: (word: HostWord) => void;
  /** Now and whenever the chat is loaded anew. */
  readonly keepSaying: (word: HostWord) => void;
}

const title = 'First Drops, chat about breastfeeding';

function addressOf({ bot, tokenUrl, look }: FrameParts): string {
  const { accent, isRightToLeft } = look();
  const address = new URL('chat', bot);
  if (tokenUrl !== undefined) address.searchParams.set('token', 'host');
  if (accent !== undefined) address.searchParams.set('accent', accent);
  if (isRightToLeft) address.searchParams.set('dir', 'rtl');
  return address.href;
}

export function createFrame(parts: FrameParts): Frame {
  const { origin } = new URL(parts.bot);
  const node = document.createElement('iframe');
  node.title = title;
  node.allow = 'clipboard-write';
  const kept = new Set<HostWord>();
  const waiting = new Set<HostWord>();
  let isThere = false;

  const tell = (word: HostWord | TokenWord): void => node.contentWindow?.postMessage(word, origin);
  const say = (word: HostWord): void => void (isThere ? tell(word) : waiting.add(word));
  /** Also called for the empty page that a frame holds at first. */
  const arrive = (): void => {
    isThere = node.src !== '';
    if (!isThere) return;
    for (const word of [...kept, ...waiting]) tell(word);
    waiting.clear();
  };
  const tokens = createTokenSource(parts.tokenUrl, tell);

  const hear = ({ source, origin: from, data }: MessageEvent<unknown>): void => {
    if (source !== node.contentWindow || from !== origin) return;
    if (data === closeWord) parts.onClose();
    else tokens.hear(data);
  };
  window.addEventListener('message', hear, { signal: parts.life });
  node.addEventListener('load', arrive);

  return {
    node,
    load: () => {
      if (node.src === '') node.src = addressOf(parts);
    },
    say,
    keepSaying: (word) => {
      kept.add(word);
      if (isThere) tell(word);
    },
  };
}
