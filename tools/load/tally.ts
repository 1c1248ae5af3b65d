/** Counts what must not happen: messages lost, doubled or reordered. */

export interface Sent {
  readonly clientActivityId: string;
  /** Messages of one wave were sent at once; those of a later wave after every answer to this one. */
  readonly wave: number;
}

/** An activity as the server keeps it, in the order of its watermark. */
export interface Kept {
  readonly id: string;
  /** Of an answer: what it answers. */
  readonly replyToId?: string;
  /** Of a message: the client's own id. */
  readonly clientActivityId?: string;
}

export interface Tally {
  readonly messages: number;
  /** Not stored, or without an answer. */
  readonly lost: number;
  /** Stored again, or answered again. */
  readonly doubled: number;
  /** Behind a later one: a message by its wave, an answer by its message. */
  readonly reordered: number;
  /** Not heard once and in order by the one who listened. */
  readonly misheard: number;
}

export interface Account {
  readonly sent: readonly Sent[];
  readonly log: readonly Kept[];
  readonly heard: readonly Kept[];
}

function descents(numbers: readonly number[]): number {
  return numbers.filter((number, at) => at > 0 && number < (numbers[at - 1] ?? number)).length;
}

function surplus(ids: readonly string[]): number {
  return ids.length - new Set(ids).size;
}

function misheard(log: readonly Kept[], heard: readonly Kept[]): number {
  const places = new Map(log.map(({ id }, place) => [id, place]));
  const known = heard.filter(({ id }) => places.has(id));
  const missed = log.length - new Set(known.map(({ id }) => id)).size;
  return missed + surplus(heard.map(({ id }) => id)) + descents(known.map(({ id }) => places.get(id) ?? 0));
}

export function tally({ sent, log, heard }: Account): Tally {
  const waves = new Map(sent.map(({ clientActivityId, wave }) => [clientActivityId, wave]));
  const posts = log.filter(({ clientActivityId }) => clientActivityId !== undefined && waves.has(clientActivityId));
  const places = new Map(posts.map(({ id }, place) => [id, place]));
  const replies = log.flatMap(({ replyToId }) => (replyToId !== undefined && places.has(replyToId) ? [replyToId] : []));
  const answered = new Set(posts.filter(({ id }) => replies.includes(id)).map(({ clientActivityId }) => clientActivityId));
  return {
    messages: sent.length,
    lost: sent.filter(({ clientActivityId }) => !answered.has(clientActivityId)).length,
    doubled: surplus(posts.map(({ clientActivityId = '' }) => clientActivityId)) + surplus(replies),
    reordered: descents(posts.map(({ clientActivityId = '' }) => waves.get(clientActivityId) ?? 0)) + descents(replies.map((id) => places.get(id) ?? 0)),
    misheard: misheard(log, heard),
  };
}

export function total(tallies: readonly Tally[]): Tally {
  const sum = (count: keyof Tally): number => tallies.reduce((whole, each) => whole + each[count], 0);
  return { messages: sum('messages'), lost: sum('lost'), doubled: sum('doubled'), reordered: sum('reordered'), misheard: sum('misheard') };
}
