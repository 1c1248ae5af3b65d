/** What the task module shows before anything is inserted: the answer, a choice, or the question once more. */
import type { AdaptiveCard, Element, SubmitAction } from '../cards/adaptive-card';
import { filled } from '../filled';
import type { Insertable } from './insertable';
import { cardFrame, insertedBody, linksOf, text, type CardParts } from './inserted-card';
import { taskData, wordsInput } from './task-action';

/** One line or more to type into. */
interface TextInput {
  readonly type: 'Input.Text';
  readonly id: string;
  readonly label: string;
  readonly isMultiline: true;
  readonly maxLength: number;
}

export type TaskCard = Omit<AdaptiveCard, 'body'> & { readonly body: readonly (Element | TextInput)[] };

/** The answer as it will stand in the message; with two questions in one message, both. */
export function answerCard(insertables: readonly Insertable[], parts: CardParts): TaskCard {
  const { messages } = parts.knowledge;
  const body = [text(messages.extensionCheckFirst), ...insertables.flatMap((insertable) => insertedBody(insertable, parts.knowledge))];
  const inserts = insertables.map((insertable): SubmitAction => ({
    type: 'Action.Submit',
    title: insertables.length === 1 ? messages.extensionInsert : filled(messages.extensionInsertOne, { title: titleOf(insertable) }),
    data: taskData({ kind: 'insert', insertable }),
  }));
  const links = insertables.length === 1 ? linksOf(insertables[0], parts) : [];
  return { ...cardFrame(body, links), body, actions: [...inserts, ...links] };
}

/** "Which of these is closest?" */
export function choiceCard(insertables: readonly Insertable[], { knowledge }: CardParts): TaskCard {
  const body: readonly Element[] = [text(knowledge.messages.didYouMean)];
  const choices = insertables.map((insertable): SubmitAction => ({ type: 'Action.Submit', title: titleOf(insertable), data: taskData({ kind: 'show', insertable }) }));
  return { ...cardFrame(body, []), body, actions: choices };
}

/** More is a story, and Teams' own messages are no longer. */
const mostCharacters = 2_000;

/** A kind sentence, and room to ask in other words. */
export function questionCard(sentence: string, { knowledge: { messages } }: CardParts): TaskCard {
  const input: TextInput = { type: 'Input.Text', id: wordsInput, label: messages.extensionWords, isMultiline: true, maxLength: mostCharacters };
  const find: SubmitAction = { type: 'Action.Submit', title: messages.extensionFind, data: taskData({ kind: 'find' }) };
  return { ...cardFrame([text(sentence)], []), body: [text(sentence), input], actions: [find] };
}

function titleOf(insertable: Insertable): string {
  return insertable.kind === 'entry' ? insertable.entry.title : insertable.redFlag.title;
}
