/** Where a parent writes. Enter sends, Shift+Enter makes a new line, the keyboard stays open. */

export interface ComposerParts {
  readonly form: HTMLFormElement;
  readonly field: HTMLTextAreaElement;
  readonly onSay: (text: string) => void;
}

export interface Composer {
  readonly focus: () => void;
  readonly clear: () => void;
}

/** As high as its text; CSS sets the limits. */
function fitHeight(field: HTMLTextAreaElement): void {
  field.style.height = 'auto';
  const border = field.offsetHeight - field.clientHeight;
  field.style.height = `${field.scrollHeight + border}px`;
}

/** Enter that picks a word in an input method (Japanese, but also some phone keyboards) must not send. */
function isSendKey({ key, shiftKey, isComposing }: KeyboardEvent): boolean {
  return key === 'Enter' && !shiftKey && !isComposing;
}

export function createComposer({ form, field, onSay }: ComposerParts): Composer {
  const clear = (): void => {
    field.value = '';
    fitHeight(field);
  };

  const say = (): void => {
    const text = field.value.trim();
    if (text === '') return field.focus();
    clear();
    onSay(text);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    say();
  });
  field.addEventListener('input', () => fitHeight(field));
  field.addEventListener('keydown', (event) => {
    if (!isSendKey(event)) return;
    event.preventDefault();
    say();
  });
  // A press on the button would take the focus, and with it the phone's keyboard, from the field.
  form.querySelector('button')?.addEventListener('pointerdown', (event) => {
    if (document.activeElement === field) event.preventDefault();
  });

  return { focus: () => field.focus(), clear };
}
