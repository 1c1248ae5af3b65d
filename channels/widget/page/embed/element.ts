/** `<first-drops-chat>`: a button and a panel above the host's page, or with `inline` a chat that fills its own box. */
import { followKeyboard } from '../keyboard-room';
import { createButton } from './button';
import { readAccent, type Accent } from './colours';
import { createFrame, type Frame, type HostLook } from './frame';
import { keepOpen, wasClosed, wasOpen } from './open-state';
import { followOpeners } from './openers';
import { createPanel, roomForBoth, type Panel } from './panel';
import { readSettings } from './settings';
import { dress } from './style';

/** What can be done with a chat that floats. */
export interface FloatingChat {
  readonly open: () => void;
  readonly close: () => void;
}

interface Built {
  readonly chat?: FloatingChat;
  readonly disconnect: () => void;
}

/** The host's own accent; `outline-color` is where the style sheet has it. Undefined when the host set none: then the hospital's stand in the style sheet. */
function hostAccent(element: HTMLElement): Accent | undefined {
  const style = getComputedStyle(element);
  return style.getPropertyValue('--first-drops-accent').trim() === '' ? undefined : readAccent(style.outlineColor);
}

function frameFor(element: HTMLElement, { bot, onClose }: { readonly bot: string; readonly onClose: () => void }): Frame {
  const { tokenUrl } = readSettings(element);
  const look = (): HostLook => ({ accent: hostAccent(element)?.hex, isRightToLeft: getComputedStyle(element).direction === 'rtl' });
  return createFrame({ bot, tokenUrl, onClose, look });
}

/** Loads when it comes near the part of the page that is seen. */
function buildInline(element: HTMLElement, root: ShadowRoot, bot: string): Built {
  const frame = frameFor(element, { bot, onClose: () => undefined });
  root.append(frame.node);
  const watch = new IntersectionObserver((seen) => {
    if (seen.some(({ isIntersecting }) => isIntersecting)) frame.load();
  }, { rootMargin: '200px' });
  watch.observe(element);
  frame.keepSaying('firstDrops:beside');
  return { disconnect: () => { watch.disconnect(); frame.disconnect(); } };
}

/** Letters that can be read on the host's own accent; again when the page has all its style sheets. */
function colourButton(element: HTMLElement, button: HTMLElement): void {
  const colour = (): void => { button.style.color = hostAccent(element)?.ink ?? ''; };
  colour();
  if (document.readyState !== 'complete') window.addEventListener('load', colour);
}

interface Opening {
  readonly panel: Panel;
  readonly button: HTMLElement;
  /** What had the focus before, and gets it back. */
  opener: HTMLElement;
}

function buildFloating(element: HTMLElement, root: ShadowRoot, bot: string): Built {
  const settings = readSettings(element);
  const frame = frameFor(element, { bot, onClose: () => opening.panel.close() });
  const open = (opener: HTMLElement): void => {
    opening.opener = opener;
    opening.panel.open('press');
  };
  const button = createButton(settings.label, () => open(button));
  const panel = createPanel({ frame, label: settings.label, onChange: (isOpen) => showChange(opening, isOpen) });
  const opening: Opening = { panel, button, opener: button };

  button.hidden = settings.opener !== undefined;
  root.append(button, panel.node);
  colourButton(element, button);
  followKeyboard(panel.node.style);
  const stopFollowing = settings.opener === undefined ? (): void => undefined : followOpeners(settings.opener, open);
  if (wasOpen() || (settings.opensWhenWide && roomForBoth.matches && !wasClosed())) panel.open('itself');
  return { chat: { open: () => open(opening.opener), close: panel.close }, disconnect: () => { stopFollowing(); frame.disconnect(); } };
}

function showChange({ button, opener }: Opening, isOpen: boolean): void {
  button.setAttribute('aria-expanded', String(isOpen));
  keepOpen(isOpen);
  if (!isOpen) opener.focus({ preventScroll: true });
}

/**
 * @param bot where the bot is, with a slash at the end
 * @returns the chats that float above the page at present
 */
export function defineElement(name: string, bot: string): ReadonlySet<FloatingChat> {
  const floating = new Set<FloatingChat>();
  customElements.define(name, class extends HTMLElement {
    private built?: Built;

    connectedCallback(): void {
      if (this.built !== undefined) return;
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      dress(root, bot);
      this.built = readSettings(this).isInline ? buildInline(this, root, bot) : buildFloating(this, root, bot);
      if (this.built.chat !== undefined) floating.add(this.built.chat);
    }

    disconnectedCallback(): void {
      this.built?.disconnect();
      if (this.built?.chat !== undefined) floating.delete(this.built.chat);
      this.built = undefined;
      this.shadowRoot?.replaceChildren();
    }
  });
  return floating;
}
