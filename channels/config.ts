/**
 * The server's settings. This is the only file that names `process.env`: everything else is handed a Config.
 * A mistake never waits for the first parent: all of them are told at once, at start, each with its remedy.
 */
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import { StorageVariables, type StorageConfig } from './config/storage';
import { wholeNumber } from './config/values';
import { PortalVariables, type Portal } from './directline/portal-settings';
import { OtherDirectLineVariables, type OtherDirectLine } from './other-direct-line';
import { MicrosoftAppVariables, type MicrosoftApp } from './teams/microsoft-app';
import type { OpenIdEndpoints } from './teams/open-id';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Config {
  /** 0 lets the system choose a free port; tests use it. */
  readonly port: number;
  readonly host: string;
  readonly isProduction: boolean;
  /** Absent: nobody can be authenticated at `/api/messages`, so only this machine's own test clients are let in. */
  readonly microsoftApp?: MicrosoftApp;
  /** Absent: `tokens/generate` is closed; pages still get theirs at `/widget/token`. */
  readonly directLineSecret?: string;
  readonly tokenKey: string;
  /** Whose signature says who is signed in. Absent: no portal's token is taken at `/widget/token`. */
  readonly portal?: Portal;
  /** Whether pages get a token without saying who is signed in. */
  readonly anonymousChat: boolean;
  /** Absent: the chat page talks to this server. */
  readonly otherDirectLine?: OtherDirectLine;
  /** Sites that may embed the widget, as browsers write them: `https://portal.example.org`. */
  readonly allowedOrigins: readonly string[];
  /** Where people reach this server, when a proxy in front hides it; otherwise each request's own Host header tells. */
  readonly publicAddress?: string;
  /** How many of the hospital's own proxies stand in front: that many entries of X-Forwarded-For are believed. */
  readonly proxyCount: number;
  readonly contentFolder: string;
  /** Answers without a clinician's approval are withheld. */
  readonly contentReviewedOnly: boolean;
  readonly storage: StorageConfig;
  /** Where what was learned from the content is kept between starts. */
  readonly cacheFolder: string;
  readonly logLevel: (typeof logLevels)[number];
  /** After so many hours without use a conversation's log is deleted. */
  readonly conversationHours: number;
  /** Other identity endpoints than Microsoft's. No environment variable reaches this; only tests build it. */
  readonly openId?: OpenIdEndpoints;
}

/** Every problem of the environment, as sentences for the operator. Holds no secret's value. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  constructor(readonly problems: readonly string[]) {
    super(`The settings need attention:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  }
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Shorter secrets can be guessed. The value itself is never repeated: messages end in logs. */
function secret(name: string, leastCharacters: number) {
  return z.string().min(leastCharacters, `${name} is shorter than ${leastCharacters} characters: make a random one, for example with "openssl rand -hex 32", or leave it out.`).optional();
}

/** A scheme, host and port, or nothing: a path or a wildcard would silently never match what a browser sends. */
export function readOrigin(given: string): string | undefined {
  if (!URL.canParse(given)) return undefined;
  const { origin, href, protocol } = new URL(given);
  return /^https?:$/.test(protocol) && href === `${origin}/` && !given.includes('*') ? origin : undefined;
}

const origins = z.string().default('').transform((given, context) => {
  const entries = given.split(',').map((entry) => entry.trim()).filter((entry) => entry !== '');
  for (const entry of entries.filter((candidate) => readOrigin(candidate) === undefined)) {
    context.addIssue({ code: 'custom', message: `ALLOWED_ORIGINS holds "${entry}", which is no origin: write scheme and host only, such as https://portal.example.org, and separate several by commas.` });
  }
  return [...new Set(entries.map(readOrigin).filter((origin) => origin !== undefined))];
});

const publicAddress = z.string().optional().transform((given, context) => {
  const origin = given === undefined ? undefined : readOrigin(given);
  if (given !== undefined && origin === undefined) {
    context.addIssue({ code: 'custom', message: `PUBLIC_ADDRESS is "${given}": write scheme and host only, such as https://chat.example.org, or leave it out.` });
  }
  return origin;
});

const host = z.string().optional().refine((given) => given === undefined || isIP(given) > 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(given), {
  error: ({ input }) => `HOST is "${String(input)}": give an address such as 127.0.0.1 or 0.0.0.0, or leave it out.`,
});

function yesOrNo(name: string, fallback: 'true' | 'false') {
  return z.enum(['true', 'false'], { error: ({ input }) => `${name} is "${String(input)}": write true or false.` }).default(fallback);
}

const Variables = z.object({
  PORT: wholeNumber('PORT', { least: 0, most: 65_535, fallback: 3978 }),
  HOST: host,
  NODE_ENV: z.string().optional(),
  DIRECT_LINE_SECRET: secret('DIRECT_LINE_SECRET', 16),
  TOKEN_KEY: secret('TOKEN_KEY', 32),
  ALLOWED_ORIGINS: origins,
  PUBLIC_ADDRESS: publicAddress,
  PROXY_COUNT: wholeNumber('PROXY_COUNT', { least: 0, most: 5, fallback: 0 }),
  ANONYMOUS_CHAT: yesOrNo('ANONYMOUS_CHAT', 'true'),
  CONTENT_REVIEWED_ONLY: yesOrNo('CONTENT_REVIEWED_ONLY', 'false'),
  CACHE_FOLDER: z.string().min(1).default('.cache'),
  CONTENT_FOLDER: z.string().default('content'),
  LOG_LEVEL: z.enum(logLevels, { error: ({ input }) => `LOG_LEVEL is "${String(input)}": choose one of ${logLevels.join(', ')}.` }).default('info'),
  CONVERSATION_HOURS: wholeNumber('CONVERSATION_HOURS', { least: 1, most: 720, fallback: 24 }),
});

/** An empty variable is an unset one: that is what a line such as `MicrosoftAppId=` in an .env file means. */
function givenOnly(environment: Environment): Environment {
  const entries = Object.entries(environment).map(([name, value]) => [name, value?.trim()] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}

/**
 * Reads and checks the settings.
 * @throws ConfigurationError listing every problem found.
 */
export function readConfig(environment: Environment = process.env): Config {
  const given = givenOnly(environment);
  const variables = Variables.safeParse(given);
  const portal = PortalVariables.safeParse(given);
  const otherDirectLine = OtherDirectLineVariables.safeParse(given);
  const microsoftApp = MicrosoftAppVariables.safeParse(given);
  const storage = StorageVariables.safeParse(given);
  if (!variables.success || !portal.success || !otherDirectLine.success || !microsoftApp.success || !storage.success) {
    throw problemsOf([variables, portal, otherDirectLine, microsoftApp, storage]);
  }
  if (isClosedToEverybody(variables.data, portal.data)) {
    throw new ConfigurationError(['ANONYMOUS_CHAT is false, but nobody can sign in: set PORTAL_ISSUER with PORTAL_KEY or PORTAL_JWKS, or DIRECT_LINE_SECRET, or leave ANONYMOUS_CHAT out.']);
  }
  return { ...toConfig(variables.data), portal: portal.data, otherDirectLine: otherDirectLine.data, microsoftApp: microsoftApp.data, storage: storage.data };
}

function problemsOf(parsed: readonly { readonly error?: z.ZodError | undefined }[]): ConfigurationError {
  return new ConfigurationError(parsed.flatMap(({ error }) => error?.issues ?? []).map(({ message }) => message));
}

function isClosedToEverybody({ ANONYMOUS_CHAT, DIRECT_LINE_SECRET }: z.output<typeof Variables>, portal: Portal | undefined): boolean {
  return ANONYMOUS_CHAT === 'false' && DIRECT_LINE_SECRET === undefined && portal === undefined;
}

function toConfig(variables: z.output<typeof Variables>): Omit<Config, 'storage'> {
  const isProduction = variables.NODE_ENV === 'production';
  return {
    port: variables.PORT,
    // A trial on a laptop stays on the laptop; a phone must reach the production server.
    host: variables.HOST ?? (isProduction ? '0.0.0.0' : '127.0.0.1'),
    isProduction,
    directLineSecret: variables.DIRECT_LINE_SECRET,
    tokenKey: variables.TOKEN_KEY ?? randomBytes(32).toString('hex'),
    anonymousChat: variables.ANONYMOUS_CHAT === 'true',
    allowedOrigins: variables.ALLOWED_ORIGINS,
    publicAddress: variables.PUBLIC_ADDRESS,
    proxyCount: variables.PROXY_COUNT,
    contentFolder: variables.CONTENT_FOLDER,
    contentReviewedOnly: variables.CONTENT_REVIEWED_ONLY === 'true',
    cacheFolder: variables.CACHE_FOLDER,
    logLevel: variables.LOG_LEVEL,
    conversationHours: variables.CONVERSATION_HOURS,
  };
}
