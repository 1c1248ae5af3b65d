/**
 * iPhones lay the keyboard over the page instead of making it smaller. This tells CSS how much is left, in `--room` (height)
 * and `--room-top` (how far the page was pushed up). Elsewhere the numbers say what `100dvh` says. In a frame nothing of it is known.
 *
 * @param life aborted when nobody needs it any longer
 */
export function followKeyboard(style: CSSStyleDeclaration, life?: AbortSignal): void {
  const visible = window.visualViewport;
  if (visible === null || window.parent !== window) return;
  const measure = (): void => {
    // Zooming in makes the visible part smaller too, and must not squeeze the page.
    const isZoomed = Math.abs(visible.scale - 1) > 0.01;
    style.setProperty('--room', isZoomed ? '100dvh' : `${visible.height}px`);
    style.setProperty('--room-top', isZoomed ? '0px' : `${visible.offsetTop}px`);
  };
  for (const change of ['resize', 'scroll']) visible.addEventListener(change, measure, { signal: life });
}
