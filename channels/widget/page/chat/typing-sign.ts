/** Shows that an answer is on its way: when the bot says so, or when one that is due takes its time. */

export interface TypingSign {
  readonly show: () => void;
  /** An answer is due now. */
  readonly expect: () => void;
  readonly hide: () => void;
}

/** Milliseconds. Most answers are faster than the first; Direct Line gives a bot no longer than the second. */
const noticeable = 700;
const longest = 15_000;

export function createTypingSign(sign: HTMLElement, onShow: (sign: HTMLElement) => void): TypingSign {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const after = (milliseconds: number, action: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
  const hide = (): void => {
    clearTimeout(timer);
    sign.hidden = true;
  };
  const show = (): void => {
    after(longest, hide);
    if (!sign.hidden) return;
    sign.hidden = false;
    onShow(sign);
  };

  return { show, hide, expect: () => after(noticeable, show) };
}
