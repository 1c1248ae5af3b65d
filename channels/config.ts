/**
 * The server's settings. This is the only file that names `process.env`: everything else is handed a Config.
 * A mistake never waits for the first parent: all of them are told at once, at start, each with its remedy.
 */
import type { z } from 'zod';
import type { ContentConfig } from './config/content';
import { readGiven, type Environment, type Given } from './config/given';
import type { PageConfig } from './config/pages';
import type { ServerConfig } from './config/server';
import type { MemoryConfig } from './config/storage';
import type { TelemetryConfig } from './config/telemetry';
import { Groups, secretNames } from './config/table';
import type { Portal } from './directline/portal-settings';
import type { OtherDirectLine } from './other-direct-line';
import type { MicrosoftApp } from './teams/microsoft-app';
import type { OpenIdEndpoints } from './teams/open-id';

export { readOrigin } from './config/origin';
export type { Environment };

export interface Config extends ServerConfig, PageConfig, MemoryConfig, ContentConfig {
  /** Absent: nobody can be authenticated at `/api/messages`, so only this machine's own test clients are let in. */
  readonly microsoftApp?: MicrosoftApp;
  /** Whose signature says who is signed in. Absent: no portal's token is taken at `/widget/token`. */
  readonly portal?: Portal;
  /** Absent: the chat page talks to this server. */
  readonly otherDirectLine?: OtherDirectLine;
  readonly telemetry: TelemetryConfig;
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

/** A group's own sentences are whole; a single setting's are told about its name. */
function sentenceOf({ path: [, name], message }: z.core.$ZodIssue): string {
  return name === undefined ? message : `${String(name)} ${message}`;
}

function problemsOf(issues: readonly z.core.$ZodIssue[], { problems, unread }: Given): readonly string[] {
  // A secret whose file cannot be read is not missing: what is said of it otherwise would mislead.
  const sentences = issues.map(sentenceOf).filter((sentence) => !unread.some((name) => sentence.includes(name)));
  return [...problems, ...sentences];
}

function isClosedToEverybody({ anonymousChat, directLineSecret, portal }: Config): boolean {
  return !anonymousChat && directLineSecret === undefined && portal === undefined;
}

/** What is set, with the secrets that stand in files; not yet checked. */
export function settingsGiven(environment: Environment = process.env): Given {
  return readGiven(environment, secretNames);
}

/**
 * Reads and checks the settings.
 * @throws ConfigurationError listing every problem found.
 */
export function readConfig(environment?: Environment): Config {
  const given = settingsGiven(environment);
  const read = Groups.safeParse(Object.fromEntries(Groups.keyof().options.map((group) => [group, given.values])));
  if (!read.success || given.problems.length > 0) throw new ConfigurationError(problemsOf(read.error?.issues ?? [], given));
  const { server, pages, memory, content, ...others } = read.data;
  const config = { ...server, ...pages, ...memory, ...content, ...others };
  if (isClosedToEverybody(config)) {
    throw new ConfigurationError(['ANONYMOUS_CHAT is false, but nobody can sign in: set PORTAL_ISSUER with PORTAL_KEY or PORTAL_JWKS, or DIRECT_LINE_SECRET, or leave ANONYMOUS_CHAT out.']);
  }
  return config;
}
