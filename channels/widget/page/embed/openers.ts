/** The host's own buttons that open the chat. Listened for at the document, so that ones that come later work too. */

/** @returns how to stop */
export function followOpeners(selector: string, onPress: (opener: HTMLElement) => void): () => void {
  const hear = (event: MouseEvent): void => {
    const opener = event.target instanceof Element ? event.target.closest(selector) : null;
    if (!(opener instanceof HTMLElement)) return;
    event.preventDefault();
    onPress(opener);
  };
  document.addEventListener('click', hear);
  return () => document.removeEventListener('click', hear);
}
