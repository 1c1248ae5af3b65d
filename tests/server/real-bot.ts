/** The real bot on the real server, over a storage that a test takes away. Loading it takes a second or two: for few files. */
import { z } from 'zod';
import { assembleBot } from '../../bot/assemble';
import { createDangerReply } from '../../bot/danger-reply';
import { assistant, knowledge } from '../bot/bot-under-test';
import { Client, startServer, Stream, type RunningServer } from '../channels/support';

export const danger = 'my baby is limp and will not wake up';
export const question = 'how long does breast milk keep in the fridge';

type Wishes = NonNullable<Parameters<typeof startServer>[0]>;

export function startRealBot(wishes: Omit<Wishes, 'bot'> = {}): Promise<RunningServer> {
  const parts = { assistant, knowledge: () => knowledge };
  return startServer({ ...wishes, bot: ({ dialogStates }) => ({ runBot: assembleBot({ ...parts, dialogStates, conversationHours: 24 }), dangerReply: createDangerReply(parts) }) });
}

const Said = z.object({ activities: z.array(z.object({ id: z.string().optional(), text: z.string().optional(), channelData: z.object({ firstDrops: z.object({ kind: z.string() }).optional() }).optional() })).optional() });

/** The kinds of what the bot says in a body, be it an answer's or a refusal's. */
export async function kindsIn(response: Response): Promise<readonly string[]> {
  const { activities = [] } = Said.parse(await response.json());
  return activities.flatMap(({ channelData }) => channelData?.firstDrops?.kind ?? []);
}

export async function kindsSaid(client: Client): Promise<readonly string[]> {
  return kindsIn(await client.poll());
}

/** A client with its stream, after the greeting. */
export async function greeted(server: RunningServer): Promise<{ readonly client: Client; readonly stream: Stream }> {
  const client = await Client.start(server);
  const stream = await Stream.open(client.conversation.streamUrl);
  await stream.until(() => stream.activities.length > 0);
  return { client, stream };
}

export async function readiness({ address }: RunningServer): Promise<string> {
  const response = await fetch(`${address}/readyz`);
  return `${response.status} ${await response.text()}`;
}

/** As clients do it: the same again until it is taken. */
export async function untilTaken(send: () => Promise<Response>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while ((await send()).status !== 200) if (Date.now() > deadline) throw new Error('It was never taken.');
}

export async function untilReady(server: RunningServer): Promise<void> {
  await untilTaken(() => fetch(`${server.address}/readyz`));
}
