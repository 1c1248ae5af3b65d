/** Tokens for a person who is signed in at the host: asked of the host's own server, in the host's page, and handed to the chat. */
import { fieldsOf } from '../chat/fields';
import { wantsTokenWord, type TokenWord } from '../embedding';

/** Milliseconds; the chat gives up after ten seconds and tries again. */
const patience = 9_000;

const failed: TokenWord = { firstDrops: 'token', failed: true };

async function askHost(tokenUrl: string): Promise<TokenWord> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patience);
  try {
    const response = await fetch(tokenUrl, { method: 'POST', credentials: 'same-origin', headers: { accept: 'application/json' }, signal: limit.signal });
    if (!response.ok) return failed;
    const { token, identity } = fieldsOf(await response.json());
    return { firstDrops: 'token', token, identity };
  } catch {
    // No answer, or one that is no JSON. The chat says that it cannot connect, and asks again.
    return failed;
  } finally {
    clearTimeout(timer);
  }
}

export interface TokenSource {
  /** Looks at a word of the chat; answers when it asks for a token. */
  readonly hear: (word: unknown) => void;
}

/** @param tell says a word to the chat, and to nobody else */
export function createTokenSource(tokenUrl: string | undefined, tell: (word: TokenWord) => void): TokenSource {
  return {
    hear: (word) => {
      if (word === wantsTokenWord && tokenUrl !== undefined) void askHost(tokenUrl).then(tell);
    },
  };
}
