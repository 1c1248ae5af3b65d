/** What cannot be taken back is one tap away from everything else in the menu, so it asks first. */
export interface AskFirstParts {
  readonly opener: HTMLButtonElement;
  readonly dialog: HTMLDialogElement;
  readonly keep: HTMLButtonElement;
  readonly confirm: HTMLButtonElement;
  readonly onConfirm: () => void;
}

export function askFirst({ opener, dialog, keep, confirm, onConfirm }: AskFirstParts): void {
  opener.addEventListener('click', () => dialog.showModal());
  keep.addEventListener('click', () => dialog.close());
  confirm.addEventListener('click', () => {
    dialog.close();
    onConfirm();
  });
}
