/** What only Teams sends: invokes of cards and of the message extension, edits, reactions. Messages go the way of every channel. */
import { TeamsActivityHandler, type AppBasedLinkQuery, type MessagingExtensionAction, type MessagingExtensionActionResponse, type MessagingExtensionQuery, type MessagingExtensionResponse, type TurnContext } from 'botbuilder';
import { createMessageExtension, type MessageExtension, type MessageExtensionParts } from '../message-extension/message-extension';

export type TeamsHandlerParts = MessageExtensionParts;

export class TeamsHandler extends TeamsActivityHandler {
  private readonly messageExtension: MessageExtension;

  constructor(parts: TeamsHandlerParts) {
    super();
    this.messageExtension = createMessageExtension(parts);
  }

  protected override handleTeamsMessagingExtensionQuery(_context: TurnContext, query: MessagingExtensionQuery): Promise<MessagingExtensionResponse> {
    return Promise.resolve(this.messageExtension.query(query));
  }

  protected override handleTeamsMessagingExtensionFetchTask(_context: TurnContext, action: MessagingExtensionAction): Promise<MessagingExtensionActionResponse> {
    return Promise.resolve(this.messageExtension.openAnswer(action));
  }

  protected override handleTeamsMessagingExtensionSubmitAction(_context: TurnContext, action: MessagingExtensionAction): Promise<MessagingExtensionActionResponse> {
    return Promise.resolve(this.messageExtension.insertAnswer(action));
  }

  protected override handleTeamsAppBasedLinkQuery(_context: TurnContext, query: AppBasedLinkQuery): Promise<MessagingExtensionResponse> {
    return Promise.resolve(this.messageExtension.unfurl(query));
  }

  protected override handleTeamsAnonymousAppBasedLinkQuery(_context: TurnContext, query: AppBasedLinkQuery): Promise<MessagingExtensionResponse> {
    return Promise.resolve(this.messageExtension.unfurl(query));
  }
}
