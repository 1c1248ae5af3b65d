/** Public addresses of what the bot can show in a browser. Undefined where nobody has said under which address people reach it (PUBLIC_ADDRESS). */

export interface Links {
  /** The readable page of one answer. */
  readonly answer: (entryId: string) => string | undefined;
  /** The sheet to take home, as a page and as a PDF. */
  readonly sheet: (entryIds: readonly string[], form: 'html' | 'pdf') => string | undefined;
  readonly chat: string | undefined;
}

export function linksFrom(publicAddress: string | undefined): Links {
  const at = (path: string): string | undefined => (publicAddress === undefined ? undefined : `${publicAddress}${path}`);
  return {
    answer: (entryId) => at(`/a/${entryId}`),
    sheet: (entryIds, form) => at(`/sheet${form === 'pdf' ? '.pdf' : ''}?answers=${entryIds.join(',')}`),
    chat: at('/chat'),
  };
}
