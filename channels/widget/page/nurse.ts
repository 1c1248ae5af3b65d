/** "Show my nurse": what was said, as a code that another phone reads from this screen. Nothing of it leaves the page. */
import { copy } from './chat/copying';
import { element, part } from './chat/elements';
import { codeView, drawCode } from './nurse/code-view';
import { fitted, summaryOf } from './nurse/summary';
import { turnsOf } from './nurse/turns';
import { nurseWanted } from './nurse/wanted';
import { nurseTexts, texts } from './texts';

/** Milliseconds after the last letter; a code that changes with each would flicker. */
const typingPause = 250;

const code = codeView(nurseTexts.code);
const field = element('textarea', { attributes: { id: 'nurse-summary', rows: '6', dir: 'auto', autocomplete: 'off' } });
const note = element('p', { className: 'note', attributes: { role: 'status' } });

function button(words: string, className: string): HTMLButtonElement {
  return element('button', { className, attributes: { type: 'button' } }, words);
}

const closing = button(nurseTexts.close, 'close');
const copying = button(texts.copy, 'copy');
const dialog = element('dialog', { className: 'nurse', attributes: { 'aria-labelledby': 'nurse-title' } },
  element('div', { className: 'nurse-head' }, element('h2', { attributes: { id: 'nurse-title' } }, nurseTexts.title), closing),
  element('p', {}, nurseTexts.promise),
  code,
  element('label', { attributes: { for: 'nurse-summary' } }, nurseTexts.summary),
  field,
  note,
  copying,
);

function draw(): void {
  const { text, isCut } = fitted(field.value);
  drawCode(code, text);
  note.textContent = isCut ? nurseTexts.cut : '';
}

function now(): string {
  // Some phones put a thin space before AM, which takes three bytes.
  return new Date().toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' }).replaceAll('\u202f', ' ');
}

function open(): void {
  field.value = summaryOf(turnsOf(part('messages', HTMLElement)), now());
  dialog.showModal();
  dialog.scrollTop = 0;
  draw();
}

let timer: ReturnType<typeof setTimeout> | undefined;
field.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(draw, typingPause);
});
closing.addEventListener('click', () => dialog.close());
// What was said is not kept in a closed window.
dialog.addEventListener('close', () => { field.value = ''; });
copying.addEventListener('click', () => {
  void copy(field.value).then((isCopied) => { note.textContent = isCopied ? texts.copied : texts.notCopied; });
});
document.head.append(element('link', { attributes: { rel: 'stylesheet', href: 'assets/nurse.css' } }));
document.body.append(dialog);
document.addEventListener(nurseWanted, open);
