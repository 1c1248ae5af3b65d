import { ActivityHandler, ActivityTypes, Channels, type Activity, type BotState, type ConversationState, type StatePropertyAccessor, type TurnContext } from 'botbuilder';
import { DialogSet, DialogTurnStatus, type Dialog } from 'botbuilder-dialogs';
import { partOf } from '../dialogs/one-property';
import { TeamsHandler, type TeamsHandlerParts } from './teams/teams-handler';

export interface BotParts {
  readonly state: ConversationState;
  /** The one property of that state. */
  readonly memory: StatePropertyAccessor<unknown>;
  readonly mainDialog: Dialog;
  readonly welcome: (received: Activity) => Partial<Activity>;
  readonly teams: TeamsHandlerParts;
}

/** The one door in: an activity of any channel becomes a turn of the main dialog. */
export function createBot({ state, memory, mainDialog, welcome, teams }: BotParts): (context: TurnContext) => Promise<void> {
  const dialogs = new DialogSet(partOf(memory, 'dialogs')).add(mainDialog);
  const isWelcomed = partOf(memory, 'isWelcomed');
  const greetOnce = async (context: TurnContext): Promise<void> => {
    if ((await isWelcomed.get(context)) === true) return;
    await isWelcomed.set(context, true);
    await context.sendActivity(welcome(context.activity));
  };
  const answer = async (context: TurnContext): Promise<void> => {
    await isWelcomed.set(context, true);
    const dialogContext = await dialogs.createContext(context);
    const result = await dialogContext.continueDialog();
    if (result.status === DialogTurnStatus.empty) await dialogContext.beginDialog(mainDialog.id);
  };
  const arrive = async (context: TurnContext): Promise<void> => {
    if (isArrival(context.activity)) await greetOnce(context);
  };
  const [ordinary, ofTeams] = [new ActivityHandler(), new TeamsHandler(teams)].map((handler) => handler.onMessage(during(answer)).onMembersAdded(during(arrive)));
  return (context) => runAndSave(context.activity.channelId === String(Channels.Msteams) ? ofTeams : ordinary, state, context);
}

type Work = (context: TurnContext) => Promise<void>;

/** The work first, then whatever else listens. */
function during(work: Work): (context: TurnContext, next: () => Promise<void>) => Promise<void> {
  return async (context, next) => {
    await work(context);
    await next();
  };
}

/** In a personal chat the person's arrival counts, in a group the bot's own: channels announce both, and one welcome is enough. */
function isArrival({ membersAdded = [], recipient, conversation }: Activity): boolean {
  return membersAdded.some(({ id }) => (conversation.isGroup ? id === recipient.id : id !== recipient.id));
}

const remembered: ReadonlySet<string> = new Set([ActivityTypes.Message, ActivityTypes.ConversationUpdate]);

/** State is saved only when the turn succeeded; a typing or event activity changes nothing and saves nothing. */
async function runAndSave(handler: ActivityHandler, state: BotState, context: TurnContext): Promise<void> {
  await handler.run(context);
  if (remembered.has(context.activity.type)) await state.saveChanges(context);
}
