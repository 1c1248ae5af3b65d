/**
 * The demo portal: shows the chat beside the page where there is room, and over the page on a phone.
 * `#chat` in the address says that it is open, so that the phone's back button closes it and a reload leaves it open.
 */
import { part } from './chat/elements';
import { closeWord, say, type HostWord } from './embedding';
import { followKeyboard } from './keyboard-room';

const page = part('page', HTMLElement);
const opener = part('open-chat', HTMLAnchorElement);
const frame = part('chat-frame', HTMLIFrameElement);
/** The same width as in portal.css. */
const isWide = window.matchMedia('(min-width: 60rem)');
let isCovering = false;
let wasOpenedHere = false;

function tell(word: HostWord): void {
  if (frame.contentWindow !== null) say(frame.contentWindow, word);
}

function tellPlace(): void {
  tell(isWide.matches ? 'firstDrops:beside' : 'firstDrops:closable');
}

function tellOpened(): void {
  frame.focus();
  tell('firstDrops:opened');
}

/** Nothing of the chat is loaded, and no conversation begins, before somebody can see it. */
function loadChat(): void {
  if (!frame.hasAttribute('src')) frame.src = frame.dataset.address ?? '';
}

function arrange(): void {
  const covered = isCovering;
  isCovering = !isWide.matches && location.hash === '#chat';
  document.documentElement.classList.toggle('covered', isCovering);
  page.inert = isCovering;
  if (isWide.matches || isCovering) loadChat();
  tellPlace();
  if (isCovering && !covered) tellOpened();
  if (covered && !isCovering && !isWide.matches) opener.focus({ preventScroll: true });
}

function close(): void {
  if (wasOpenedHere) return history.back();
  history.replaceState(null, '', location.pathname + location.search);
  arrange();
}

opener.addEventListener('click', () => {
  wasOpenedHere = true;
});
frame.addEventListener('load', () => {
  tellPlace();
  if (isCovering) tellOpened();
});
window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
  if (source === frame.contentWindow && data === closeWord && isCovering) close();
});
window.addEventListener('hashchange', () => {
  if (location.hash !== '#chat') wasOpenedHere = false;
  arrange();
});
isWide.addEventListener('change', arrange);
followKeyboard();
arrange();
