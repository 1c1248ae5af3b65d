/** The few words the chat and the page around it say to each other. None of them carries anything a parent wrote. */

/** From the page around: the chat covers the whole screen and needs a way out; or it stands beside other things; it was just opened. */
export type HostWord = 'firstDrops:closable' | 'firstDrops:beside' | 'firstDrops:opened';

export const closeWord = 'firstDrops:close';

/** From the chat: it needs a token of the host's for the person who is signed in there. */
export const wantsTokenWord = 'firstDrops:wantsToken';

/** The host's answer, of unknown shape until the chat has looked: a Direct Line token, or an identity to trade for one. */
export interface TokenWord {
  readonly firstDrops: 'token';
  readonly token?: unknown;
  readonly identity?: unknown;
  readonly failed?: true;
}

/** Any page may hear this: it says nothing but "close" or "who is signed in?". */
export function say(target: Window, word: HostWord | typeof closeWord | typeof wantsTokenWord): void {
  target.postMessage(word, '*');
}
