/** Plays a written conversation through the real bot and tells what was not as expected. */
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { botUnderTest, buttonsOf, textOf } from '../bot/bot-under-test';
import type { ConversationTurn, Expectation, WrittenConversation } from './conversation';

/** A Wednesday, at noon in London. */
const beginning = Date.UTC(2026, 10, 25, 12);
const milliseconds: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

const data = z.object({
  firstDrops: z.object({
    kind: z.string(), entryId: z.string(), offered: z.array(z.string()), guideId: z.string(), guideStep: z.string(), level: z.string(), redFlagId: z.string(), certainty: z.string(),
  }).partial(),
});

export interface Fault {
  readonly conversation: string;
  readonly turn: number;
  readonly said: string;
  readonly problems: readonly string[];
}

export interface Played {
  readonly turns: number;
  readonly faults: readonly Fault[];
}

export async function play({ theme, name, turns }: WrittenConversation): Promise<Played> {
  let now = beginning;
  const bot = botUnderTest(undefined, () => now);
  let replies: readonly Partial<Activity>[] = [];
  const faults: Fault[] = [];
  for (const [index, turn] of turns.entries()) {
    now += after(turn) + 20_000;
    const said = utteranceOf(turn, replies);
    replies = await bot.send({ type: 'message', text: said, ...(turn.at === undefined ? {} : { localTimezone: zoneWithHour(turn.at, now) }) });
    const problems = problemsOf(turn.expect, replies);
    if (problems.length > 0) faults.push({ conversation: `${theme}: ${name}`, turn: index + 1, said, problems });
  }
  return { turns: turns.length, faults };
}

function after({ after: given }: ConversationTurn): number {
  const [, count, unit] = /^(\d+) (minute|hour|day)s?$/.exec(given ?? '0 minutes') ?? [];
  if (unit === undefined) throw new Error(`"after: ${given}" is no time; write it like "25 hours".`);
  return Number(count) * milliseconds[unit];
}

/** A time zone in which it is that hour now; Etc/GMT+5 is five hours behind. */
function zoneWithHour(hour: number, now: number): string {
  const ahead = ((hour - new Date(now).getUTCHours() + 36) % 24) - 12;
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

function utteranceOf({ say, press }: ConversationTurn, replies: readonly Partial<Activity>[]): string {
  if (say !== undefined) return say;
  const buttons = buttonsOf(replies);
  const pressed = press === 'first' ? buttons[0] : buttons.find((button) => button === press);
  return pressed ?? `(there is no button "${press}")`;
}

function problemsOf(expected: Expectation, replies: readonly Partial<Activity>[]): string[] {
  const { firstDrops } = data.parse(replies[0]?.channelData ?? { firstDrops: {} });
  const text = textOf(replies);
  const buttons = buttonsOf(replies);
  const oneOf = (name: string, wanted: readonly string[] | undefined, got: string | undefined): string[] => (wanted === undefined || (got !== undefined && wanted.includes(got)) ? [] : [`${name} is ${got ?? 'absent'}, not ${wanted.join(' or ')}`]);
  const each = (wanted: readonly string[] | undefined, isThere: (one: string) => boolean, complaint: (one: string) => string): string[] => (wanted ?? []).filter((one) => !isThere(one)).map(complaint);
  const says = (part: string): boolean => text.toLowerCase().includes(part.toLowerCase());
  const words = text.split(/\s+/).filter((word) => word !== '').length;
  return [
    ...oneOf('kind', expected.kind, firstDrops.kind), ...oneOf('entry', expected.entry, firstDrops.entryId), ...oneOf('guide', expected.guide, firstDrops.guideId), ...oneOf('step', expected.step, firstDrops.guideStep),
    ...oneOf('level', expected.level, firstDrops.level), ...oneOf('red flag', expected.redFlag, firstDrops.redFlagId), ...oneOf('certainty', expected.certainty, firstDrops.certainty),
    ...each(expected.offered, (id) => firstDrops.offered?.includes(id) ?? false, (id) => `${id} is not offered, but ${firstDrops.offered?.join(', ') ?? 'nothing'}`),
    ...each(expected.says, says, (part) => `"${part}" is not said`),
    ...each(expected.notSays, (part) => !says(part), (part) => `"${part}" is said`),
    ...each(expected.button, (title) => buttons.includes(title), (title) => `there is no button "${title}"`),
    ...each(expected.notButton, (title) => !buttons.includes(title), (title) => `there is a button "${title}"`),
    ...(expected.words !== undefined && words > expected.words ? [`${words} words are more than ${expected.words}`] : []),
  ];
}
