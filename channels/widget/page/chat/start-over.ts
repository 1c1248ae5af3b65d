/** Starting over is one tap from losing an answer, so it asks first. */
export interface StartOverParts {
  readonly opener: HTMLButtonElement;
  readonly dialog: HTMLDialogElement;
  readonly keep: HTMLButtonElement;
  readonly confirm: HTMLButtonElement;
  readonly onStartOver: () => void;
}

export function offerStartOver({ opener, dialog, keep, confirm, onStartOver }: StartOverParts): void {
  opener.addEventListener('click', () => dialog.showModal());
  keep.addEventListener('click', () => dialog.close());
  confirm.addEventListener('click', () => {
    dialog.close();
    onStartOver();
  });
}
