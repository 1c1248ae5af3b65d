/**
 * Every number that bounds what a stranger can make this server do, in one table.
 * They are engineering choices of 2026-11-25, not measurements, except where a source is named.
 * Tests hand in smaller ones; no environment variable reaches them.
 */
export interface Limits {
  /** Bytes of a request body. Teams allows about 28 KB a post, as UTF-16, and sends it as text and as HTML; in JSON a unit may be six bytes (\u00e9). */
  readonly bodyBytes: number;
  /** Levels of nesting in a JSON body; deeper ones overflow the stack when written again. */
  readonly nesting: number;
  /** Characters (UTF-16 units) of one message on Direct Line. */
  readonly textCharacters: number;
  /** Characters of a message's `value` or `channelData`, each, as JSON. */
  readonly extraCharacters: number;

  /** Milliseconds for a caller to send its headers. */
  readonly headersMilliseconds: number;
  /** Milliseconds for a caller to send a whole request. */
  readonly requestMilliseconds: number;
  /** Milliseconds a post waits for the bot, on Direct Line and at `/api/messages`. 15 s is what Direct Line and Teams give a bot (their documentation). */
  readonly turnMilliseconds: number;
  /** Milliseconds after which a danger is answered by the words alone, whatever keeps the turn. */
  readonly dangerMilliseconds: number;
  /** Milliseconds after which a turn that never ends no longer holds back the conversation's next one. */
  readonly hungTurnMilliseconds: number;
  /** Milliseconds after which somebody who waits in Teams sees that the answer is coming; and until the sign is given again, since Teams takes it away. */
  readonly typingMilliseconds: number;
  readonly typingAgainMilliseconds: number;
  /** Milliseconds in which a channel must take the replies of a turn, with all attempts; shorter than a hung turn's. And the first pause between attempts. */
  readonly deliveryMilliseconds: number;
  readonly firstPauseMilliseconds: number;
  /** Milliseconds between warnings in the log of what will soon stop working. */
  readonly warningMilliseconds: number;
  /** Milliseconds for `/readyz` to hear from content and storage. */
  readonly readinessMilliseconds: number;
  /** Milliseconds to end everything at shutdown; platforms kill after 10 to 30 s. */
  readonly closeMilliseconds: number;

  /** Turns of one conversation that run or wait at a time. */
  readonly waitingTurns: number;
  /** Milliseconds for which an activity id is remembered against repeats. Teams repeats within minutes. */
  readonly rememberedMilliseconds: number;

  /** Milliseconds for a shared database to count a request; a parent's message does not wait longer for that. Engineering choice of 2026-11-29. */
  readonly countMilliseconds: number;
  /** Posts in one conversation in ten seconds. */
  readonly postsPerTenSeconds: number;
  /** Other calls with the tokens of one conversation in ten seconds: starting, coming back, polling, refreshing. Clients poll once a second. */
  readonly callsPerTenSeconds: number;
  /** Tokens one address may ask for in a minute. Generous: a whole ward can share one address. */
  readonly tokensPerMinute: number;
  /** Ids of tokens signed by the portal that are remembered as used. They are good for ten minutes at most: 30 sign-ins a second. */
  readonly rememberedTokenIds: number;
  /** Wrong secrets one address may try in a minute. */
  readonly wrongSecretsPerMinute: number;

  /** Sheets, as page or as PDF, that one address may ask for in a minute; each costs up to a tenth of a second. A whole ward can share one address. */
  readonly sheetsPerMinute: number;

  /** Milliseconds a stream address stays good. 60 s is Direct Line's own figure. */
  readonly ticketMilliseconds: number;
  /** Milliseconds between keep-alive frames; proxies cut silent sockets after 60 s and more. */
  readonly keepAliveMilliseconds: number;
  /** Bytes of a frame from a client, which has nothing to say but empty keep-alives; and frames in ten seconds. */
  readonly frameBytes: number;
  readonly framesPerTenSeconds: number;
  /** Bytes waiting for a client that does not read, before its socket is cut. More than a whole conversation, three bytes a character, replayed at once. */
  readonly unreadBytes: number;
}

export const defaultLimits: Limits = {
  bodyBytes: 196_608,
  nesting: 32,
  textCharacters: 20_000,
  extraCharacters: 8_192,
  headersMilliseconds: 10_000,
  requestMilliseconds: 30_000,
  turnMilliseconds: 15_000,
  dangerMilliseconds: 3_000,
  hungTurnMilliseconds: 45_000,
  typingMilliseconds: 800,
  typingAgainMilliseconds: 4_000,
  deliveryMilliseconds: 30_000,
  firstPauseMilliseconds: 500,
  warningMilliseconds: 24 * 3_600_000,
  readinessMilliseconds: 3_000,
  closeMilliseconds: 5_000,
  waitingTurns: 50,
  rememberedMilliseconds: 10 * 60_000,
  countMilliseconds: 500,
  postsPerTenSeconds: 30,
  callsPerTenSeconds: 300,
  tokensPerMinute: 120,
  rememberedTokenIds: 20_000,
  wrongSecretsPerMinute: 10,
  sheetsPerMinute: 120,
  ticketMilliseconds: 60_000,
  keepAliveMilliseconds: 20_000,
  frameBytes: 1_024,
  framesPerTenSeconds: 100,
  unreadBytes: 4_000_000,
};
