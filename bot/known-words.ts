/** What is remembered of a person, told to that person. */
import type { Conversation } from '../assistant/answer';
import type { KnowledgeBase } from '../assistant/knowledge/types';
import { filled } from './filled';

export function knownWords(known: Conversation | undefined, { messages, entries, guides }: KnowledgeBase): string {
  const title = known?.lastAnswered === undefined ? undefined : entries.get(known.lastAnswered)?.title;
  const check = known?.guide === undefined ? undefined : guides.get(known.guide.id)?.title;
  const facts = [
    ...(known?.babyAgeDays === undefined ? [] : [filled(messages.knownAge, { age: spokenAge(known.babyAgeDays) })]),
    ...(title === undefined ? [] : [filled(messages.knownTopic, { title })]),
    ...(check === undefined ? [] : [filled(messages.knownGuide, { check })]),
  ];
  return facts.length === 0 ? messages.knownNothing : [...facts.map((fact) => `- ${fact}`), '', messages.knownEnd].join('\n');
}

export function spokenAge(days: number): string {
  if (days < 1) return 'less than a day';
  if (days < 14) return days === 1 ? '1 day' : `${days} days`;
  return days < 91 ? `${Math.floor(days / 7)} weeks` : `${Math.floor((days + 1) / 30.4)} months`;
}
