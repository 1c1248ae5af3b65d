import { ActivityHandler, Channels, type Activity, type ConversationState, type StatePropertyAccessor, type TurnContext } from 'botbuilder';
import { DialogContextError, DialogSet, DialogTurnStatus, type Dialog, type DialogContext } from 'botbuilder-dialogs';
import { backAt } from '../assistant/conversation';
import { readMemory } from '../dialogs/memory';
import { partOf } from '../dialogs/one-property';
import { hear } from '../dialogs/said-in-turn';
import { isArrival } from './arrivals';
import type { MessageExtensionParts } from './message-extension/message-extension';
import { TeamsHandler, type TeamsHandlerParts } from './teams/teams-handler';

export interface BotParts {
  readonly state: ConversationState;
  /** The one property of that state. */
  readonly whole: StatePropertyAccessor<unknown>;
  /** Of it, what belongs to whoever speaks. */
  readonly memory: StatePropertyAccessor<unknown>;
  readonly mainDialog: Dialog;
  /** In reply to whoever arrived, or arrived among. */
  readonly welcome: (received: Activity) => Partial<Activity>;
  readonly teams: MessageExtensionParts;
}

/** The one door in: an activity of any channel becomes a turn of the main dialog. */
export function createBot(parts: BotParts): (context: TurnContext) => Promise<void> {
  const { welcome, teams } = parts;
  const doors = doorsOf(parts);
  const answer = ({ activity }: TurnContext) => ({ utterance: activity.text ?? '' });
  const ordinary = new ActivityHandler()
    .onMessage(during((context) => doors.answer(context, answer(context))))
    .onMembersAdded(during(async (context) => (isArrival(context.activity) ? doors.greetOnce(context, welcome(context.activity)) : undefined)));
  const ofTeams = new TeamsHandler({ ...teams, ...doors, welcome });
  return (context) => (context.activity.channelId === String(Channels.Msteams) ? ofTeams : ordinary).run(context);
}

type Doors = Pick<TeamsHandlerParts, 'answer' | 'greetOnce' | 'forget'>;

/** All that can change what is remembered. It is saved only when the work succeeded; whatever else arrives saves nothing. */
function doorsOf({ state, whole, memory, mainDialog }: BotParts): Doors {
  const dialogs = new DialogSet(partOf(memory, 'dialogs')).add(mainDialog);
  const isWelcomed = partOf(whole, 'isWelcomed');
  const conversation = partOf(memory, 'conversation');
  return {
    greetOnce: async (context, welcome) => {
      if ((await isWelcomed.get(context)) === true) return;
      await isWelcomed.set(context, true);
      await context.sendActivity(welcome);
      await state.saveChanges(context);
    },
    answer: async (context, { about, ...heard }) => {
      await isWelcomed.set(context, true);
      if (about !== undefined) await conversation.set(context, backAt(about, readMemory(await conversation.get(context))));
      hear(context, heard);
      await asThrown(runDialogs(await dialogs.createContext(context), mainDialog.id));
      await state.saveChanges(context);
    },
    forget: (context) => state.delete(context),
  };
}

async function runDialogs(dialogContext: DialogContext, firstId: string): Promise<void> {
  const { status } = await dialogContext.continueDialog();
  if (status === DialogTurnStatus.empty) await dialogContext.beginDialog(firstId);
}

/** The SDK wraps whatever is thrown below a dialog, and would hide a channel that takes no replies, or a storage that is away. */
async function asThrown(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw error instanceof DialogContextError ? error.error : error;
  }
}

type Work = (context: TurnContext) => Promise<void>;

/** The work first, then whatever else listens. */
function during(work: Work): (context: TurnContext, next: () => Promise<void>) => Promise<void> {
  return async (context, next) => {
    await work(context);
    await next();
  };
}
