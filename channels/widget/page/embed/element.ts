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

interface Place {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  readonly bot: string;
  /** Aborted when the element leaves the page: a portal may put it up and take it away many times. */
  readonly life: AbortSignal;
}

/** The host's own accent; `outline-color` is where the style sheet has it. Undefined when the host set none: then the hospital's stand in the style sheet. */
function hostAccent(element: HTMLElement): Accent | undefined {
  const style = getComputedStyle(element);
  return style.getPropertyValue('--first-drops-accent').trim() === '' ? undefined : readAccent(style.outlineColor);
}

function frameFor({ element, bot, life }: Place, onClose: () => void): Frame {
  const { tokenUrl } = readSettings(element);
  const look = (): HostLook => ({ accent: hostAccent(element)?.hex, isRightToLeft: getComputedStyle(element).direction === 'rtl' });
  return createFrame({ bot, tokenUrl, onClose, look, life });
}

/** Loads when it comes near the part of the page that is seen. */
function buildInline(place: Place): void {
  const { element, root, life } = place;
  const frame = frameFor(place, () => undefined);
  root.append(frame.node);
  const watch = new IntersectionObserver((seen) => {
    if (seen.some(({ isIntersecting }) => isIntersecting)) frame.load();
  }, { rootMargin: '200px' });
  watch.observe(element);
  frame.keepSaying('firstDrops:beside');
  life.addEventListener('abort', () => watch.disconnect());
}

/** Letters that can be read on the host's own accent; again when the page has all its style sheets. */
function colourButton({ element, life }: Place, button: HTMLElement): void {
  const colour = (): void => { button.style.color = hostAccent(element)?.ink ?? ''; };
  colour();
  if (document.readyState !== 'complete') window.addEventListener('load', colour, { signal: life });
}

interface Opening {
  readonly panel: Panel;
  readonly button: HTMLElement;
  /** What had the focus before, and gets it back. */
  opener: HTMLElement;
}

function buildFloating(place: Place): FloatingChat {
  const { element, root, life } = place;
  const settings = readSettings(element);
  const frame = frameFor(place, () => opening.panel.close());
  const open = (opener: HTMLElement): void => {
    opening.opener = opener;
    opening.panel.open('press');
  };
  const button = createButton(settings.label, () => open(button));
  const panel = createPanel({ frame, label: settings.label, life, onChange: (isOpen) => showChange(opening, isOpen) });
  const opening: Opening = { panel, button, opener: button };

  button.hidden = settings.opener !== undefined;
  root.append(button, panel.node);
  colourButton(place, button);
  followKeyboard(panel.node.style, life);
  if (settings.opener !== undefined) followOpeners(settings.opener, open, life);
  if (wasOpen() || (settings.opensWhenWide && roomForBoth.matches && !wasClosed())) panel.open('itself');
  return { open: () => open(opening.opener), close: panel.close };
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
    private life?: AbortController;

    connectedCallback(): void {
      if (this.life !== undefined) return;
      this.life = new AbortController();
      const { signal: life } = this.life;
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      dress(root, bot);
      const place = { element: this, root, bot, life };
      if (readSettings(this).isInline) return buildInline(place);
      const chat = buildFloating(place);
      floating.add(chat);
      life.addEventListener('abort', () => floating.delete(chat));
    }

    disconnectedCallback(): void {
      this.life?.abort();
      this.life = undefined;
      this.shadowRoot?.replaceChildren();
    }
  });
  return floating;
}
