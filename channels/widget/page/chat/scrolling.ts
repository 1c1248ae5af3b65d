/** Keeps what is new in view, from its first line: an answer is read from the top, with the question above it. */

export interface ScrollingParts {
  readonly scroller: HTMLElement;
  /** Says that something new came while older messages were being read. */
  readonly newMessage: HTMLButtonElement;
}

export interface Scrolling {
  /** Shows a new message, unless the parent is reading further up. */
  readonly follow: (node: HTMLElement) => void;
  /** Shows the end, whatever is being read. */
  readonly toEnd: () => void;
}

/** Pixels from the end that still count as "at the end". */
const slack = 80;
/** Pixels above what is shown. */
const margin = 12;
/** Part of the height that a long question may take above its answer. */
const questionShare = 0.3;

function distanceFromEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): number {
  return scrollHeight - scrollTop - clientHeight;
}

/** The parent's last message before this one. */
function questionBefore(node: Element): Element | undefined {
  for (let previous = node.previousElementSibling; previous !== null; previous = previous.previousElementSibling) {
    if (previous.classList.contains('own')) return previous;
  }
  return undefined;
}

function topWithin(scroller: HTMLElement, node: Element): number {
  return node.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
}

/** Where the turn that a message belongs to begins. */
function turnStart(scroller: HTMLElement, node: Element): number {
  const question = questionBefore(node);
  const answer = question?.nextElementSibling ?? node;
  if (question === undefined) return topWithin(scroller, node) - margin;
  return Math.max(topWithin(scroller, question) - margin, topWithin(scroller, answer) - scroller.clientHeight * questionShare);
}

/** Where the number to call comes into view: in a danger it is seen without scrolling, whatever else is not. */
function numberInView(scroller: HTMLElement, node: Element): number {
  const number = node.classList.contains('red-flag') ? node.querySelector('.phone') : null;
  if (number === null) return 0;
  return topWithin(scroller, number) + number.getBoundingClientRect().height + margin - scroller.clientHeight;
}

/** A chat that shows its end goes on showing it when the keyboard takes half of the screen. */
function holdEndOnResize(scroller: HTMLElement): void {
  let showsEnd = true;
  scroller.addEventListener('scroll', () => { showsEnd = distanceFromEnd(scroller) < slack; }, { passive: true });
  new ResizeObserver(() => {
    if (showsEnd) scroller.scrollTop = scroller.scrollHeight;
  }).observe(scroller);
}

export function createScrolling({ scroller, newMessage }: ScrollingParts): Scrolling {
  /** Not the same as being at the end: whoever was shown the first line of a long answer is still following. */
  let isFollowing = true;
  let unread: HTMLElement | undefined;

  function scrollTo(top: number): void {
    scroller.scrollTop = top;
    isFollowing = true;
    unread = undefined;
    newMessage.hidden = true;
  }
  const show = (node: HTMLElement): void => scrollTo(Math.max(turnStart(scroller, node), numberInView(scroller, node)));

  const lookAgain = (): void => {
    isFollowing = distanceFromEnd(scroller) < slack;
    if (isFollowing) newMessage.hidden = true;
  };
  for (const kind of ['wheel', 'touchmove', 'keydown', 'pointerup']) scroller.addEventListener(kind, () => setTimeout(lookAgain, 100), { passive: true });
  holdEndOnResize(scroller);
  newMessage.addEventListener('click', () => {
    if (unread !== undefined) show(unread);
    scroller.focus({ preventScroll: true });
  });

  return {
    follow: (node) => {
      if (isFollowing) return show(node);
      unread ??= node;
      newMessage.hidden = false;
    },
    toEnd: () => scrollTo(scroller.scrollHeight),
  };
}
