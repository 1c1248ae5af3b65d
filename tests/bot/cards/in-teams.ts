/** Activities of Teams that are replied to, and the cards that come back. */
import type { Activity } from 'botbuilder';
import type { Answer } from '../../../assistant/answer';
import { linksFrom } from '../../../bot/links';
import { render } from '../../../bot/render';
import { cardOf, withInner } from './card-rules';
import type { Card, CardButton } from './card-schema';
import { knowledge } from './every-answer';

export const scopes = ['personal', 'groupChat', 'channel'] as const;
export type Scope = (typeof scopes)[number];

type Received = Parameters<typeof render>[1]['received'];

export const links = linksFrom('https://bot.example');

export function received(scope: Scope): Received & Pick<Activity, 'recipient'> {
  return { channelId: 'msteams', type: 'message', conversation: { id: 'c', name: '', isGroup: scope !== 'personal', conversationType: scope }, recipient: { id: '28:bot', name: 'First Drops' } };
}

export function say(answer: Answer, to: Received): Partial<Activity> {
  return render(answer, { knowledge, received: to, pictures: 'https://bot.example', links });
}

export function card(answer: Answer, to: Received = received('personal')): Card {
  return cardOf(say(answer, to));
}

/** What a parent reads: all that is not folded away. */
export function patientText({ body }: Pick<Card, 'body'>): string {
  const seen = body.filter((element) => !('isVisible' in element && element.isVisible === false)).flatMap(withInner);
  return seen.flatMap((element) => (element.type === 'TextBlock' ? [element.text] : [])).join('\n\n');
}

/** What is folded away. */
export function foldedText({ body }: Pick<Card, 'body'>): string {
  return patientText({ body: body.flatMap((element) => (element.type === 'Container' && element.isVisible === false ? element.items : [])) });
}

export function buttons({ body }: Pick<Card, 'body'>): readonly CardButton[] {
  return body.flatMap(withInner).flatMap((element) => (element.type === 'ActionSet' ? element.actions : []));
}

export function button(shown: Pick<Card, 'body'>, title: string): CardButton | undefined {
  return buttons(shown).find((candidate) => candidate.title === title);
}
