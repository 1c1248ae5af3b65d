/**
 * Who a message addresses. Teams writes `<at>First Drops</at>` into the text and says in an entity who that is.
 * `TurnContext.removeRecipientMention` wants both to be the same to the letter, and leaves the mention in otherwise.
 */
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { withoutReferences } from './entities';
import { withoutTags } from './plain-text';

interface Mention {
  readonly isOwn: boolean;
  /** As said by the entity; comparable. */
  readonly names: readonly string[];
}

const Entity = z.looseObject({ type: z.literal('mention'), mentioned: z.looseObject({ id: z.string(), name: z.string().optional().catch(undefined) }), text: z.string().optional().catch(undefined) });
const Entities = z.array(z.unknown()).catch([]).transform((entities) => entities.flatMap((entity) => Entity.safeParse(entity).data ?? []));

type Addressed = Pick<Activity, 'entities' | 'recipient'>;

/** In any case, with any spaces, with or without the tag around it. */
function comparable(name: string): string {
  return withoutReferences(withoutTags(name)).replace(/\s+/g, ' ').trim().replace(/^@ ?/, '').toLowerCase();
}

/** Characters; Teams allows 30 for an app and 256 for a person. */
const longestName = 300;

function isName(name: string): boolean {
  return name !== '' && name.length <= longestName;
}

function mentionsIn({ entities, recipient }: Addressed): Mention[] {
  return Entities.parse(entities).map(({ mentioned, text }) => ({
    isOwn: mentioned.id === recipient.id,
    names: [mentioned.name, text].map((name) => comparable(name ?? '')).filter(isName),
  }));
}

/** With the space behind it, which Teams puts there by itself. */
const atTag = /<at\b[^<>]{0,200}>([^<>]{0,200})<\/at\s{0,9}>((?:[^\S\n]|&nbsp;){0,9})/gi;
/** Of a mention that was cut in two. */
const husk = /<\/?at\b[^<>]{0,200}>/gi;

interface Mentions {
  readonly isOwn: (writtenName: string, place: number) => boolean;
  readonly ownNames: ReadonlySet<string>;
}

function mentionsOf(activity: Addressed, tags: number): Mentions {
  const mentions = mentionsIn(activity);
  const ownNames = new Set([comparable(activity.recipient.name ?? ''), ...mentions.flatMap(({ isOwn, names }) => (isOwn ? names : []))].filter(isName));
  const isNamelessOwn = (place: number): boolean => mentions.length === tags && mentions[place].isOwn && mentions[place].names.length === 0;
  return { ownNames, isOwn: (writtenName, place) => ownNames.has(comparable(writtenName)) || isNamelessOwn(place) };
}

/** The text without mentions of the bot; whoever else is mentioned stands there by name. */
export function withoutOwnMentions(text: string, activity: Addressed): string {
  const { isOwn, ownNames } = mentionsOf(activity, [...text.matchAll(atTag)].length);
  let place = 0;
  const spoken = text.replace(atTag, (_whole, name: string, space: string, at: number) => (isOwn(name, place++) ? gapAt(text, at) : `${name}${space}`)).replace(husk, '');
  return [...ownNames].reduce((left, name) => left.replace(typed(name), (_whole, at: number) => gapAt(left, at)), spoken);
}

/** A name typed with an @ and without the tag, as some clients leave it. */
function typed(name: string): RegExp {
  const words = name.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`@${words.join('\\s{1,9}')}(?![\\p{L}\\p{N}_])`, 'giu');
}

/** What was two words stays two words. */
function gapAt(text: string, at: number): string {
  return at === 0 || /\s/.test(text[at - 1]) ? '' : ' ';
}

/** Whether the bot is spoken to. Teams delivers only such messages of a group, unless an administrator allowed all of them. */
export function isMentioned({ text, ...activity }: Pick<Activity, 'text' | 'entities' | 'recipient'>): boolean {
  const tags = [...(text ?? '').matchAll(atTag)];
  const { isOwn } = mentionsOf(activity, tags.length);
  return mentionsIn(activity).some((mention) => mention.isOwn) || tags.some(([, name], place) => isOwn(name, place));
}
