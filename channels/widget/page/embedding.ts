/** The few words the chat and the page around it say to each other. None of them carries anything a parent wrote. */

/** From the page around: the chat covers the whole screen and needs a way out; or it stands beside other things; it was just opened. */
export type HostWord = 'firstDrops:closable' | 'firstDrops:beside' | 'firstDrops:opened';

export const closeWord = 'firstDrops:close';

/** Any page may hear this: it says nothing but "close". */
export function say(target: Window, word: HostWord | typeof closeWord): void {
  target.postMessage(word, '*');
}
