/** Who may show the chat page and talk to it. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { origins } from './origin';
import { setting } from './setting';
import { secret, yesOrNo } from './values';

export interface PageConfig {
  /** Sites that may embed the widget, as browsers write them: `https://portal.example.org`. */
  readonly allowedOrigins: readonly string[];
  readonly tokenKey: string;
  /** Absent: `tokens/generate` is closed; pages still get theirs at `/widget/token`. */
  readonly directLineSecret?: string;
  /** Whether pages get a token without saying who is signed in. */
  readonly anonymousChat: boolean;
}

export const PageVariables = z
  .object({
    ALLOWED_ORIGINS: setting(origins(), { purpose: 'Sites that may embed the chat page and ask for tokens.', unset: 'only pages of this server', example: 'https://portal.example.org' }),
    TOKEN_KEY: setting(secret(32), { purpose: 'Signs tokens and turns a portal\'s user ids into pseudonyms.', unset: 'a random key at each start, so that open chats start anew after a restart, and people get other pseudonyms' }),
    DIRECT_LINE_SECRET: setting(secret(16), { purpose: 'Lets your own servers ask /v3/directline/tokens/generate.', unset: 'closed' }),
    ANONYMOUS_CHAT: setting(yesOrNo('true'), { purpose: 'Whether pages get a token for somebody the portal does not vouch for.' }),
  })
  .transform((given): PageConfig => ({
    allowedOrigins: given.ALLOWED_ORIGINS,
    tokenKey: given.TOKEN_KEY ?? randomBytes(32).toString('hex'),
    directLineSecret: given.DIRECT_LINE_SECRET,
    anonymousChat: given.ANONYMOUS_CHAT,
  }));
