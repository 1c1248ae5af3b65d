/** Shows that an answer is on its way: when the bot says so, or when one that is due takes its time. Says so in words when it takes longer than that. */

export interface TypingSign {
  readonly show: () => void;
  /** An answer is due now. */
  readonly expect: () => void;
  readonly hide: () => void;
}

/** Milliseconds. Most answers are faster than the first; Direct Line gives a bot no longer than the second. */
const noticeable = 700;
const longest = 15_000;

export interface TypingSignParts {
  readonly sign: HTMLElement;
  /** The words that take its place. */
  readonly late: HTMLElement;
  readonly onShow: (shown: HTMLElement) => void;
}

export function createTypingSign({ sign, late, onShow }: TypingSignParts): TypingSign {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const after = (milliseconds: number, action: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
  const hide = (): void => {
    clearTimeout(timer);
    sign.hidden = late.hidden = true;
  };
  const show = (): void => {
    after(longest, tellLate);
    if (!sign.hidden) return;
    late.hidden = true;
    sign.hidden = false;
    onShow(sign);
  };
  /** The server has the message, and answers it when it can: silence would look as if it were lost. */
  const tellLate = (): void => {
    sign.hidden = true;
    late.hidden = false;
    onShow(late);
  };

  return { show, hide, expect: () => after(noticeable, show) };
}
