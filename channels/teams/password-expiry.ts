/** Tells ahead that the bot's password at Microsoft runs out: afterwards it hears everybody in Teams and can answer nobody. */
import type { Logger } from 'pino';
import type { MicrosoftApp } from './microsoft-app';

const dayMilliseconds = 24 * 3_600_000;

const warnDaysAhead = 30;

function daysUntil(day: string, now: number): number {
  return Math.floor(Date.parse(day) / dayMilliseconds) - Math.floor(now / dayMilliseconds);
}

const remedy = 'make a new client secret in the Azure portal, set it and its date, and restart. The chat page works without it.';

function sentence(day: string, days: number): string | undefined {
  if (days > warnDaysAhead) return undefined;
  if (days < 0) return `MicrosoftAppPassword expired on ${day}, so answers do not reach Teams: ${remedy}`;
  return `MicrosoftAppPassword expires on ${day}${days === 0 ? ', today' : `, in ${days} ${days === 1 ? 'day' : 'days'}`}; from then on answers do not reach Teams: ${remedy}`;
}

/** A sentence for the operator, from 30 days ahead. */
export function passwordWarning(app: Pick<MicrosoftApp, 'passwordExpires'> | undefined, now: number): string | undefined {
  const day = app?.passwordExpires;
  return day === undefined ? undefined : sentence(day, daysUntil(day, now));
}

export interface PasswordWatchParts {
  readonly microsoftApp?: Pick<MicrosoftApp, 'passwordExpires'>;
  readonly everyMilliseconds: number;
  readonly log: Pick<Logger, 'warn'>;
}

export interface PasswordWatch {
  readonly warnings: () => readonly string[];
  /** Warns in the log, now and every day. */
  readonly start: () => void;
  readonly stop: () => void;
}

export function createPasswordWatch({ microsoftApp, everyMilliseconds, log }: PasswordWatchParts): PasswordWatch {
  const warnings = (): readonly string[] => [passwordWarning(microsoftApp, Date.now())].filter((warning) => warning !== undefined);
  const tell = (): void => warnings().forEach((warning) => log.warn(warning));
  let timer: NodeJS.Timeout | undefined;
  return {
    warnings,
    start: () => {
      tell();
      timer = setInterval(tell, everyMilliseconds).unref();
    },
    stop: () => clearInterval(timer),
  };
}
