/** Putting words on the clipboard, also in a frame on another site. */
import { element } from './elements';

/** The old way, which frames are still allowed. An open dialog lets nothing outside it be selected, so the field stands in it. */
function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const field = element('textarea', { className: 'spoken', attributes: { 'aria-hidden': 'true' } });
  field.value = text;
  (document.querySelector('dialog[open]') ?? document.body).append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return isCopied;
}

/** Whether it was done. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Missing on pages without https, and refused in frames that were not given it.
    return copyBySelection(text);
  }
}
