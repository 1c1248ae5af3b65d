/** Who may show the chat page and talk to it. */
import { z } from 'zod';
import { origins } from './origin';
import { setting } from './setting';
import { secret, yesOrNo } from './values';

export interface PageConfig {
  /** Sites that may embed the widget, as browsers write them: `https://portal.example.org`. */
  readonly allowedOrigins: readonly string[];
  /** Absent: made from the key that encrypts what is stored. */
  readonly tokenKey?: string;
  /** Absent: `tokens/generate` is closed; pages still get theirs at `/widget/token`. */
  readonly directLineSecret?: string;
  /** Whether pages get a token without saying who is signed in. */
  readonly anonymousChat: boolean;
}

export const PageVariables = z
  .object({
    ALLOWED_ORIGINS: setting(origins(), { purpose: 'Sites that may embed the chat page and ask for tokens.', unset: 'only pages of this server', example: 'https://portal.example.org' }),
    TOKEN_KEY: setting(secret(32), { purpose: 'Signs tokens and turns a portal\'s user ids into pseudonyms.', unset: 'made from STORAGE_KEY, or from the key in DATA_DIR; then a change of that key also ends open chats and changes pseudonyms' }),
    DIRECT_LINE_SECRET: setting(secret(16), { purpose: 'Lets your own servers ask /v3/directline/tokens/generate.', unset: 'closed' }),
    ANONYMOUS_CHAT: setting(yesOrNo('true'), { purpose: 'Whether pages get a token for somebody the portal does not vouch for.' }),
  })
  .transform((given): PageConfig => ({
    allowedOrigins: given.ALLOWED_ORIGINS,
    tokenKey: given.TOKEN_KEY,
    directLineSecret: given.DIRECT_LINE_SECRET,
    anonymousChat: given.ANONYMOUS_CHAT,
  }));
