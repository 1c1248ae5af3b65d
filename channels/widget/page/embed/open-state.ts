/** Whether the chat was open when the page went: phones throw away sleeping pages and load them again. Only in this tab; nothing else is kept. */
const key = 'firstDrops.open';

function storage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

export function wasOpen(): boolean {
  return storage()?.getItem(key) === 'yes';
}

/** "no" is kept too: a chat that opens by itself should stay closed once it was closed. */
export function wasClosed(): boolean {
  return storage()?.getItem(key) === 'no';
}

export function keepOpen(isOpen: boolean): void {
  try {
    storage()?.setItem(key, isOpen ? 'yes' : 'no');
  } catch {
    // Full or forbidden: then a reload closes the chat, and its conversation is still there.
  }
}
