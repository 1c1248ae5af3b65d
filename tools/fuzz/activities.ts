/** Activities as clients and channels write them, and then not quite. */
import type { Random } from './random';
import { strangeText } from './strange-text';
import { oddValue } from './values';

type Fields = Readonly<Record<string, unknown>>;

const types = ['message', 'event', 'typing', 'conversationUpdate', 'invoke', 'endOfConversation', 'messageReaction', 'installationUpdate', 'trace', 'delay', 'handoff', 'contactRelationUpdate', 'messageUpdate', 'command'];

export function postedActivity(random: Random, marker: string): Fields {
  return {
    type: random.chance(0.8) ? 'message' : random.pick(types),
    text: strangeText(random, marker),
    from: { id: marker, name: marker },
    locale: 'en-US',
    textFormat: 'plain',
    localTimezone: 'Europe/London',
    timestamp: '2026-11-29T03:00:00.000Z',
    value: { postBack: marker },
    channelData: { clientActivityID: marker, postBack: true, firstDrops: { kind: 'answered', entryId: marker, choice: { id: marker } } },
  };
}

/** None of them may be asked for anything. */
const forbiddenUrls = ['https://169.254.169.254/latest/meta-data', 'http://169.254.169.254', 'http://localhost@evil.example', 'http://localhost.evil.example', 'file:///etc/passwd', 'gopher://localhost:9', 'http://localhost:99999', '//localhost', 'http://0.0.0.0:9', 'http://[::]:9', 'http://LOCALHOST.:9'];

/** @param connector where the bot may send its replies */
export function channelActivity(random: Random, marker: string, connector: string): Fields {
  return {
    ...postedActivity(random, marker),
    id: random.chance(0.9) ? `${marker}-${random.whole(1e9)}` : 'same',
    channelId: random.pick(['emulator', 'msteams', 'webchat', 'directline', 'AseChannel', 'slack', marker]),
    serviceUrl: random.chance(0.85) ? connector : random.pick(forbiddenUrls),
    conversation: { id: `a:${random.whole(2_000)}`, conversationType: random.pick(['personal', 'groupChat', 'channel', marker]), tenantId: marker },
    recipient: { id: '28:bot', name: 'Bot' },
    membersAdded: [{ id: marker }],
    membersRemoved: [{ id: '28:bot' }],
    entities: [{ type: 'mention', text: `<at>${marker}</at>`, mentioned: { id: '28:bot' } }],
    attachments: [{ contentType: `text/${marker}`, content: marker, contentUrl: `https://${marker}.example/` }],
    reactionsAdded: [{ type: marker }],
    name: random.pick(['adaptiveCard/action', 'signin/verifyState', 'composeExtension/query', 'task/fetch', 'message/submitAction', marker]),
    deliveryMode: random.chance(0.7) ? 'expectReplies' : random.pick(['normal', 'notification', marker]),
  };
}

type Mutation = (fields: Fields, random: Random, marker: string) => Fields;

const keyOf = (fields: Fields, random: Random): string => random.pick([...Object.keys(fields), 'type']);

function inside(fields: Fields, random: Random, marker: string): Fields {
  const key = keyOf(fields, random);
  const inner = fields[key];
  if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return { ...fields, [key]: oddValue(random, marker) };
  return { ...fields, [key]: { ...inner, [random.pick([...Object.keys(inner), 'id', marker])]: oddValue(random, marker) } };
}

const mutations: readonly Mutation[] = [
  inside,
  inside,
  (fields, random, marker) => ({ ...fields, [keyOf(fields, random)]: oddValue(random, marker) }),
  (fields, random) => Object.fromEntries(Object.entries(fields).filter(([key]) => key !== keyOf(fields, random))),
  (fields, random, marker) => ({ ...fields, [strangeText(random, marker).slice(0, 2_000)]: oddValue(random, marker) }),
  (fields, random, marker) => ({ ...fields, channelData: Object.fromEntries(Array.from({ length: random.pick([10, 100, 1_000, 4_000]) }, (_, at) => [`${marker}${at}`, at])) }),
  (fields) => ({ ...fields, ['@@"__proto__"@@']: { type: 'event' } }),
];

/** None to four changes. */
export function mutated(fields: Fields, random: Random, marker: string): Fields {
  const count = random.pick([0, 1, 1, 1, 2, 3, 4]);
  return Array.from({ length: count }, () => random.pick(mutations)).reduce((before, mutate) => mutate(before, random, marker), fields);
}
