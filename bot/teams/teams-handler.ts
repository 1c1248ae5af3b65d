/** What only Teams sends: invokes of cards and of the message extension, edits, reactions. Messages go the way of every channel. */
import { StatusCodes, TeamsActivityHandler, type Activity, type AppBasedLinkQuery, type InvokeResponse, type MessagingExtensionAction, type MessagingExtensionActionResponse, type MessagingExtensionQuery, type MessagingExtensionResponse, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import { isArrival } from '../arrivals';
import { isShared } from '../cards/place';
import { createMessageExtension, type MessageExtension, type MessageExtensionParts } from '../message-extension/message-extension';
import { sentence } from './sentence';
import { createTeamsTurns, type TeamsTurns, type TeamsTurnsParts } from './teams-turns';

export interface TeamsHandlerParts extends MessageExtensionParts, TeamsTurnsParts {
  /** Says the welcome once in a conversation. */
  readonly greetOnce: (context: TurnContext, welcome: Partial<Activity>) => Promise<void>;
  /** In reply to whoever arrived, or arrived among. */
  readonly welcome: (received: Activity) => Partial<Activity>;
  /** Deletes what is remembered of this conversation. */
  readonly forget: (context: TurnContext) => Promise<void>;
}

/** Where Teams says what kind of update it is; anything may stand there, or nothing. */
const ChannelData = z.looseObject({ eventType: z.string() });

export class TeamsHandler extends TeamsActivityHandler {
  private readonly messageExtension: MessageExtension;
  private readonly turns: TeamsTurns;

  constructor(private readonly parts: TeamsHandlerParts) {
    super();
    this.messageExtension = createMessageExtension(parts);
    this.turns = createTeamsTurns(parts);
  }

  protected override onMessageActivity(context: TurnContext): Promise<void> {
    return this.turns.message(context);
  }

  /** What was mistyped is answered anew. A deleted message that comes back was answered before. */
  protected override async onMessageUpdateActivity(context: TurnContext): Promise<void> {
    if (ChannelData.safeParse(context.activity.channelData).data?.eventType === 'editMessage') await this.turns.message(context);
  }

  /** Nothing is kept of a message that could be deleted now. */
  protected override onMessageDeleteActivity(): Promise<void> {
    return Promise.resolve();
  }

  /** Teams announces an installation twice, as this and as an `installationUpdate`. */
  protected override async onConversationUpdateActivity(context: TurnContext): Promise<void> {
    if (isArrival(context.activity)) await this.greet(context);
  }

  protected override async onInstallationUpdateActivity(context: TurnContext): Promise<void> {
    const { action } = context.activity;
    if (action === 'add') return this.greet(context);
    if (action === 'remove') return this.parts.forget(context);
  }

  /** What we do not serve is answered so, whatever it carries: the SDK would look into it first. */
  protected override onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const { name = '' } = context.activity;
    if (name === 'adaptiveCard/action') return this.turns.press(context);
    return name.startsWith('composeExtension/') ? super.onInvokeActivity(context) : Promise.resolve({ status: StatusCodes.NOT_IMPLEMENTED });
  }

  private greet(context: TurnContext): Promise<void> {
    const { knowledge, welcome, greetOnce } = this.parts;
    return greetOnce(context, isShared(context.activity) ? sentence('welcomeGroup', knowledge()) : welcome(context.activity));
  }

  protected override handleTeamsMessagingExtensionQuery(_context: TurnContext, query: MessagingExtensionQuery): Promise<MessagingExtensionResponse> {
    return Promise.resolve(this.messageExtension.query(query));
  }

  protected override handleTeamsMessagingExtensionFetchTask(_context: TurnContext, action: MessagingExtensionAction): Promise<MessagingExtensionActionResponse> {
    return Promise.resolve(this.messageExtension.openAnswer(action));
  }

  /** The dispatching one, for the one behind it trips over a submit without a value. */
  protected override handleTeamsMessagingExtensionSubmitActionDispatch(_context: TurnContext, action: MessagingExtensionAction): Promise<MessagingExtensionActionResponse> {
    return Promise.resolve(this.messageExtension.insertAnswer(action));
  }

  protected override handleTeamsAppBasedLinkQuery(_context: TurnContext, query: AppBasedLinkQuery): Promise<MessagingExtensionResponse> {
    return Promise.resolve(this.messageExtension.unfurl(query));
  }

  protected override handleTeamsAnonymousAppBasedLinkQuery(_context: TurnContext, query: AppBasedLinkQuery): Promise<MessagingExtensionResponse> {
    return Promise.resolve(this.messageExtension.unfurl(query));
  }
}
