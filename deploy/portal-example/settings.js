/** What this portal is told by its environment. A mistake is told at start, with its remedy. */

const portalKeyCharacters = 32;

function identityFrom({ IDENTITY = 'jwt', DIRECT_LINE_SECRET, PORTAL_KEY }) {
  if (IDENTITY === 'secret') {
    if (!DIRECT_LINE_SECRET) throw new Error('IDENTITY is "secret" but DIRECT_LINE_SECRET is not set: give the same secret as to the bot.');
    return { kind: 'secret', secret: DIRECT_LINE_SECRET };
  }
  if (IDENTITY !== 'jwt') throw new Error(`IDENTITY is "${IDENTITY}": write jwt or secret.`);
  if ((PORTAL_KEY ?? '').length < portalKeyCharacters) throw new Error(`PORTAL_KEY is shorter than ${portalKeyCharacters} characters: give the same key as to the bot.`);
  return { kind: 'jwt', key: PORTAL_KEY, issuer: 'http://portal.example', audience: 'first-drops' };
}

/** @param environment such as process.env */
export function readSettings(environment) {
  const { PORT = '8080', BOT_ADDRESS = 'http://localhost:3978', DIRECT_LINE_DOMAIN } = environment;
  const bot = new URL(BOT_ADDRESS).origin;
  return {
    port: Number(PORT),
    bot,
    /** Another one than the bot's own when Azure carries the messages. */
    directLine: DIRECT_LINE_DOMAIN ?? `${bot}/v3/directline`,
    identity: identityFrom(environment),
  };
}
