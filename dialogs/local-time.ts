import type { Activity } from 'botbuilder';
import type { LocalTime } from '../assistant/answer';

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Hour and weekday where the person is; undefined when the channel does not tell the time zone, or one nobody knows. */
export function localTimeOf({ localTimezone }: Pick<Activity, 'localTimezone'>, now: number): LocalTime | undefined {
  if (!localTimezone || !isKnown(localTimezone)) return undefined;
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: localTimezone, hour: '2-digit', hourCycle: 'h23', weekday: 'short' }).formatToParts(now);
  const valueOf = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return { hour: Number(valueOf('hour')), weekday: weekdays.indexOf(valueOf('weekday')) };
}

function isKnown(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
