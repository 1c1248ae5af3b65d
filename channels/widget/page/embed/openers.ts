/** The host's own buttons that open the chat. Listened for at the document, so that ones that come later work too. */

/** @param life aborted when nobody is to be listened for any longer */
export function followOpeners(selector: string, onPress: (opener: HTMLElement) => void, life: AbortSignal): void {
  document.addEventListener('click', (event) => {
    const opener = event.target instanceof Element ? event.target.closest(selector) : null;
    if (!(opener instanceof HTMLElement)) return;
    event.preventDefault();
    onPress(opener);
  }, { signal: life });
}
