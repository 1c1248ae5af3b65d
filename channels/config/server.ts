/** The server as a process: where it listens, what stands in front of it, how much it tells. */
import { isIP } from 'node:net';
import { z } from 'zod';
import { origin } from './origin';
import { setting, wrongValue, type Form } from './setting';
import { text, wholeNumber } from './values';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export interface ServerConfig {
  /** 0 lets the system choose a free port; tests use it. */
  readonly port: number;
  readonly host: string;
  readonly isProduction: boolean;
  /** Where people reach this server, when a proxy in front hides it; otherwise each request's own Host header tells. */
  readonly publicAddress?: string;
  /** How many of the hospital's own proxies stand in front: that many entries of X-Forwarded-For are believed. */
  readonly proxyCount: number;
  readonly logLevel: (typeof logLevels)[number];
}

function isHost(given: string): boolean {
  return isIP(given) > 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(given);
}

function host() {
  const schema = z.string().refine(isHost, { error: wrongValue('give an address such as 127.0.0.1 or 0.0.0.0, or leave it out.') }).optional();
  return { schema, range: 'an address or a host name' } satisfies Form<z.ZodType>;
}

function logLevel(fallback: ServerConfig['logLevel']) {
  const range = logLevels.join(', ');
  const error = wrongValue(`choose one of ${range}.`);
  return { schema: z.enum(logLevels, { error }).default(fallback), range, fallback } satisfies Form<z.ZodType>;
}

export const ServerVariables = z
  .object({
    PORT: setting(wholeNumber({ least: 0, most: 65_535, fallback: 3978 }), { purpose: 'Port to listen on; 0 takes any free one.' }),
    HOST: setting(host(), { purpose: 'Address to listen on.', unset: '127.0.0.1, in production 0.0.0.0', example: '127.0.0.1' }),
    NODE_ENV: setting(text('production, or anything else'), { purpose: 'In production phones can reach the server, and /api/messages is closed while there is no MicrosoftAppId.', unset: 'a trial on this machine', example: 'production' }),
    PUBLIC_ADDRESS: setting(origin(), { purpose: 'The https address people use, if a proxy in front changes the Host header.', unset: 'the Host header of each request', example: 'https://chat.example.org' }),
    PROXY_COUNT: setting(wholeNumber({ least: 0, most: 5, fallback: 0 }), { purpose: 'How many reverse proxies of your own stand in front; needed for fair rate limits behind a proxy.' }),
    LOG_LEVEL: setting(logLevel('info'), { purpose: 'The least severe kind of log line that is written; no level writes what a parent wrote.' }),
  })
  .transform((given): ServerConfig => {
    const isProduction = given.NODE_ENV === 'production';
    return {
      port: given.PORT,
      // A trial on a laptop stays on the laptop; a phone must reach the production server.
      host: given.HOST ?? (isProduction ? '0.0.0.0' : '127.0.0.1'),
      isProduction,
      publicAddress: given.PUBLIC_ADDRESS,
      proxyCount: given.PROXY_COUNT,
      logLevel: given.LOG_LEVEL,
    };
  });
