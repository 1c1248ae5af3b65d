/** What arrives from Teams, carried out: answered as words, met with a sentence, or left alone. */
import { ActivityTypes, type Activity, type InvokeResponse, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import { newConversation } from '../../assistant/conversation';
import type { Assistant } from '../../assistant/assistant';
import type { KnowledgeBase } from '../../assistant/knowledge/types';
import { answerIn, type Heard } from '../../dialogs/said-in-turn';
import { sheetForm, sheetReply } from '../cards/sheet-cards';
import { isShared } from '../cards/place';
import type { Links } from '../links';
import { readMessage, readPress, type Arrival, type Asked, type Pressed } from './arrival';
import { badPress, besideCard, inPlace } from './card-reply';
import { holdingBack } from './held-back';
import { cardMessage, sentence } from './sentence';

export interface TeamsTurnsParts {
  readonly assistant: Assistant;
  readonly knowledge: () => KnowledgeBase;
  readonly links: Links;
  /** Runs a turn of the dialogs, and remembers it. */
  readonly answer: (context: TurnContext, said: Heard & Pick<Asked, 'about'>) => Promise<void>;
}

export interface TeamsTurns {
  readonly message: (context: TurnContext) => Promise<void>;
  /** `adaptiveCard/action`: the card that was pressed waits for this. */
  readonly press: (context: TurnContext) => Promise<InvokeResponse>;
}

export function createTeamsTurns(parts: TeamsTurnsParts): TeamsTurns {
  const { knowledge } = parts;
  return {
    message: (context) => carryOut(readMessage(context.activity, knowledge()), context, parts),
    press: async (context) => {
      const data = executedWith(context.activity.value);
      return data === undefined ? badPress() : replaceCard(readPress(data.given, knowledge()), context, parts);
    },
  };
}

async function carryOut(arrival: Arrival, context: TurnContext, parts: TeamsTurnsParts): Promise<void> {
  const { knowledge, links } = parts;
  switch (arrival.kind) {
    case 'not for us':
      return;
    case 'asked':
      await parts.answer(context, said(arrival, context));
      if (arrival.hasFiles && arrival.utterance !== '') await context.sendActivity(sentence('fileNotSeen', knowledge()));
      return;
    case 'sheet wanted':
      await context.sendActivity(cardMessage(sheetForm({ knowledge: knowledge(), links }), knowledge()));
      return;
    case 'sheet': case 'unreadable':
      if (isDanger(arrival, parts)) return parts.answer(context, said(arrival, context));
      await context.sendActivity(arrival.kind === 'sheet' ? cardMessage(sheetReply(arrival.answers, { knowledge: knowledge(), links }), knowledge()) : sentence('earlierCard', knowledge()));
  }
}

const edited: string = ActivityTypes.MessageUpdate;

function said({ utterance, about, pressed }: Pick<Asked, 'utterance' | 'about' | 'pressed'>, { activity }: TurnContext): Heard & Pick<Asked, 'about'> {
  return { utterance, about, pressed, isAmongOthers: isShared(activity), isEdited: activity.type === edited };
}

/** Words beside a button that cannot be used are passed over, unless somebody may be in danger. */
function isDanger({ utterance }: Pressed, { assistant }: TeamsTurnsParts): boolean {
  return utterance !== '' && assistant.answerTurn({ utterance, conversation: newConversation }).kind === 'red-flag';
}

/** A refresh that Teams asks for by itself ("automatic") is no press, and our cards ask for none. */
const Executed = z.looseObject({ action: z.looseObject({ type: z.literal('Action.Execute'), data: z.unknown().optional() }), trigger: z.literal('manual').nullish() });

function executedWith(value: unknown): { readonly given: unknown } | undefined {
  const executed = Executed.safeParse(value).data;
  return executed && { given: executed.action.data };
}

/** Danger is also sent as a message of its own: a card that changes far up in a chat is easily missed. */
async function replaceCard(pressed: Arrival, context: TurnContext, parts: TeamsTurnsParts): Promise<InvokeResponse> {
  const [first = sentence('earlierCard', parts.knowledge()), ...others] = await holdingBack(context, () => carryOut(pressed, context, parts));
  const answer = answerIn(context);
  await sendAll(context, answer?.kind === 'red-flag' ? [first, ...others] : others);
  // Thanks must not take the place of what somebody found helpful.
  return answer?.kind === 'command' && answer.command === 'helped' ? besideCard(sentence('helped', parts.knowledge())) : inPlace(first);
}

async function sendAll(context: TurnContext, activities: readonly Partial<Activity>[]): Promise<void> {
  if (activities.length > 0) await context.sendActivities([...activities]);
}
