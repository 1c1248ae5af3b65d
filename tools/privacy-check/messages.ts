/** What is sent: every way in which a parent's words come in, from a plain question to a broken post. */
import type { Chat, Heard, Line } from './line';
import type { Person } from './people';

export interface Situation {
  readonly line: Line;
  readonly chat: Chat;
  readonly person: Person;
  /** Of the bot, such as `http://localhost:41234`. */
  readonly address: string;
}

export interface Way {
  readonly name: string;
  readonly send: (situation: Situation) => Promise<Heard>;
  /** Statuses that show that the words went the way they were meant to go. */
  readonly expected: readonly number[];
}

function post({ line, chat }: Situation, activity: unknown): Promise<Heard> {
  return line.send(chat.path, { method: 'POST', headers: chat.headers, body: typeof activity === 'string' ? activity : JSON.stringify(activity) });
}

const saying = (words: (person: Person) => string) => (situation: Situation): Promise<Heard> =>
  post(situation, { type: 'message', text: words(situation.person), from: { id: situation.person.record, name: situation.person.name } });

function toMessages({ line, person, address }: Situation, changes: object): Promise<Heard> {
  const activity = {
    type: 'message', id: person.record, channelId: 'emulator', serviceUrl: address, conversation: { id: person.record }, from: { id: person.name, name: person.name }, recipient: { id: 'bot' },
    text: `${summary(person)} I only get a few drops`, deliveryMode: 'expectReplies', ...changes,
  };
  return line.send('/api/messages', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(activity) });
}

function summary({ name, record, phone, birth, home }: Person): string {
  return `I am ${name}, record ${record}, born ${birth}, of ${home}, phone ${phone}.`;
}

export const ways: readonly Way[] = [
  { name: 'a question', expected: [200], send: saying((person) => `${summary(person)} I only get a few drops when I pump`) },
  { name: 'a danger', expected: [200], send: saying((person) => `${summary(person)} My baby is limp and will not wake up`) },
  { name: 'a guided check', expected: [200], send: async (situation) => {
    await post(situation, { type: 'message', text: 'Step by step: hand expression' });
    return saying((person) => `${summary(person)} yes`)(situation);
  } },
  { name: 'a question with no answer', expected: [200], send: saying((person) => `${summary(person)} Who won the match?`) },
  { name: 'an event with a value', expected: [200], send: (situation) => post(situation, { type: 'event', name: situation.person.name, value: situation.person, channelData: { note: summary(situation.person), clientActivityID: situation.person.record } }) },
  { name: 'too long a message', expected: [413], send: saying((person) => summary(person).repeat(300)) },
  { name: 'broken JSON', expected: [400], send: (situation) => post(situation, `{"text":"${summary(situation.person)}`) },
  { name: 'wrong types', expected: [400], send: (situation) => post(situation, { type: summary(situation.person), text: situation.person, [situation.person.name]: 1 }) },
  { name: 'an attachment', expected: [400], send: (situation) => post(situation, { type: 'message', text: summary(situation.person), attachments: [{ name: situation.person.name }] }) },
  { name: 'an address and headers', expected: [404], send: ({ line, person }) => line.send(`/v3/directline/${encodeURIComponent(person.name)}?record=${person.record}&phone=${encodeURIComponent(person.phone)}`, { headers: { 'user-agent': summary(person), cookie: `name=${person.record}`, 'x-note': summary(person) } }) },
  { name: 'a wrong token', expected: [401], send: ({ line, chat, person }) => line.send(chat.path, { headers: { authorization: `Bearer ${person.record}` } }) },
  { name: 'a portal\'s user', expected: [401, 403, 429], send: ({ line, person }) => line.send('/v3/directline/tokens/generate', { method: 'POST', headers: { authorization: `Bearer ${person.record}`, 'content-type': 'application/json' }, body: JSON.stringify({ user: { id: person.record, name: person.name } }) }) },
  { name: 'a message to /api/messages', expected: [200], send: (situation) => toMessages(situation, {}) },
  { name: 'no Activity at /api/messages', expected: [400], send: (situation) => toMessages(situation, { text: situation.person, conversation: summary(situation.person) }) },
  { name: 'a turn that fails', expected: [502], send: (situation) => toMessages(situation, { id: `${situation.person.record}-again`, deliveryMode: 'normal', conversation: { id: summary(situation.person) } }) },
];
