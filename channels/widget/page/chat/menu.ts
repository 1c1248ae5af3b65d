/** The sheet behind "Menu". Any row, "Close", Escape or a tap beside it leaves it. */
export interface MenuParts {
  readonly opener: HTMLButtonElement;
  readonly sheet: HTMLDialogElement;
}

export function offerMenu({ opener, sheet }: MenuParts): void {
  opener.addEventListener('click', () => sheet.showModal());
  // Before the row itself hears it: what the row opens must find the focus back on the menu's button, to return it there.
  sheet.addEventListener('click', ({ target }) => {
    const isBeside = target === sheet;
    if (isBeside || (target instanceof Element && target.closest('button') !== null)) sheet.close();
  }, { capture: true });
}
