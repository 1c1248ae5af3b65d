/** Lets invented people talk to a bot of its own, then looks for each of their facts wherever it could have been left. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomFrom } from '../fuzz/random';
import { startBot, type RunningBot } from '../running-bot';
import { openLine, startChat, type Line } from './line';
import { ways } from './messages';
import { holds, needlesOf, type Needle } from './needles';
import { personFrom, type Person } from './people';
import { placesOf, textPlace, type Place } from './places';
import { afterRetention, type Retention } from './retention';

export interface Search {
  readonly name: string;
  readonly pieces: number;
  readonly bytes: number;
  /** Kinds of facts that were found; should be none. */
  readonly found: readonly Needle['kind'][];
}

export interface PrivacyReport {
  readonly messages: number;
  readonly needles: number;
  readonly searches: readonly Search[];
  /** How many people's own transcripts held their words: shows that the words arrived and that looking finds them. */
  readonly seenByThemselves: number;
  readonly retention: Pick<Retention, 'before' | 'after'>;
  /** Sendings that went another way than meant, and what is wrong besides. */
  readonly problems: readonly string[];
}

/** A new chat for each person after so many messages, as posts in one chat are limited. */
const messagesPerChat = ways.length;

interface Talk {
  readonly seenByThemselves: number;
  readonly problems: readonly string[];
}

async function readTranscript({ send }: Line, chat: Awaited<ReturnType<typeof startChat>>): Promise<Buffer> {
  return Buffer.from((await send(chat.path, { headers: chat.headers })).body);
}

/** Everybody sends one message; the people of one chat share it, and at its end one says "forget me", except in the last chat. */
async function talk(line: Line, people: readonly Person[], address: string): Promise<Talk> {
  const problems: string[] = [];
  let seenByThemselves = 0;
  for (let start = 0; start < people.length; start += messagesPerChat) {
    const chat = await startChat(line, address);
    const present = people.slice(start, start + messagesPerChat);
    for (const [at, person] of present.entries()) {
      const { name, send, expected } = ways[at];
      const { status } = await send({ line, chat, person, address });
      if (!expected.includes(status)) problems.push(`"${name}" was answered ${status}, not ${expected.join(' or ')}.`);
    }
    const transcript = await readTranscript(line, chat);
    seenByThemselves += present.filter((person) => needlesOf(person).some((needle) => holds(transcript, needle))).length;
    if (start + messagesPerChat >= people.length) break;
    await line.send(chat.path, { method: 'POST', headers: chat.headers, body: JSON.stringify({ type: 'message', text: 'forget me' }) });
    const after = await readTranscript(line, chat);
    if (present.some((person) => needlesOf(person).some((needle) => holds(after, needle)))) problems.push('After "forget me" the transcript still holds what was said.');
  }
  return { seenByThemselves, problems };
}

export function searchIn({ name, bytes, pieces }: Place, needles: readonly Needle[]): Search {
  return { name, pieces, bytes: bytes.length, found: [...new Set(needles.filter((needle) => holds(bytes, needle)).map(({ kind }) => kind))] };
}

type BotReport = Omit<PrivacyReport, 'retention'>;

async function checkBot(bot: RunningBot, folders: { readonly dataFolder: string; readonly temporaryFolder: string }, people: readonly Person[]): Promise<BotReport> {
  const startedAt = Date.now();
  const line = openLine(bot.address);
  const { seenByThemselves, problems } = await talk(line, people, bot.address);
  const needles = people.flatMap(needlesOf);
  const places = await placesOf({ bot, heard: line.heard, startedAt, ...folders });
  return { messages: people.length, needles: needles.length, searches: places.map((place) => searchIn(place, needles)), seenByThemselves, problems };
}

export async function checkPrivacy({ messages, seed }: { readonly messages: number; readonly seed: number }): Promise<PrivacyReport> {
  const folder = mkdtempSync(join(tmpdir(), 'first-drops-privacy-'));
  const [dataFolder, temporaryFolder] = [join(folder, 'data'), join(folder, 'temporary')];
  for (const part of [dataFolder, temporaryFolder]) mkdirSync(part);
  const random = randomFrom(seed);
  const people = Array.from({ length: messages }, () => personFrom(random));
  const settings = { LOG_LEVEL: 'trace', NODE_ENV: 'test', TMPDIR: temporaryFolder, DIRECT_LINE_SECRET: 'a-secret-for-the-privacy-check-only' };
  try {
    const bot = await startBot({ ...settings, DATA_DIR: dataFolder });
    const report = await checkBot(bot, { dataFolder, temporaryFolder }, people).finally(bot.stop);
    const { before, after, written } = await afterRetention(settings, dataFolder);
    const laterLog = searchIn(textPlace('log of the server that deleted what is old', written.split('\n')), people.flatMap(needlesOf));
    return { ...report, searches: [...report.searches, laterLog], retention: { before, after } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
