/** CloudAdapter without its `process`, which prints every refused request with a stack and answers with the error's message. */
import { ActivityTypes, CloudAdapter, ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory, type Activity, type ConversationReference, type InvokeResponse, type ResourceResponse, type TurnContext } from 'botbuilder';
import type { Config } from '../config';
import { tryingOnce } from './connector';
import { createDeliver, type Deliver, type DeliveryParts } from './delivery';
import { partsOf } from './message-parts';
import type { MicrosoftApp } from './microsoft-app';
import type { OpenIdEndpoints } from './open-id';
import { unauthorised } from './token-gate';

function credentials(app: MicrosoftApp | undefined): ConfigurationServiceClientCredentialFactory {
  if (app === undefined) return new ConfigurationServiceClientCredentialFactory({});
  const { id, password, type, tenantId } = app;
  return new ConfigurationServiceClientCredentialFactory({ MicrosoftAppId: id, MicrosoftAppPassword: password, MicrosoftAppType: type, MicrosoftAppTenantId: tenantId });
}

/** The SDK takes other endpoints only as a full set. */
function endpointOptions({ channelIssuer, channelMetadata, emulatorMetadata, loginAddress }: OpenIdEndpoints) {
  return {
    ToBotFromChannelTokenIssuer: channelIssuer,
    ToBotFromChannelOpenIdMetadataUrl: channelMetadata,
    ToBotFromEmulatorOpenIdMetadataUrl: emulatorMetadata,
    ToChannelFromBotLoginUrl: loginAddress,
    ToChannelFromBotOAuthScope: channelIssuer,
    OAuthUrl: channelIssuer,
    CallerId: 'urn:botframework:azure',
  };
}

export type Logic = (context: TurnContext) => Promise<void>;

export interface TeamsAdapterParts extends DeliveryParts {
  readonly config: Pick<Config, 'microsoftApp' | 'openId'>;
}

export class TeamsAdapter extends CloudAdapter {
  private readonly deliver: Deliver;

  constructor({ config: { microsoftApp, openId }, ...delivery }: TeamsAdapterParts) {
    const options = openId === undefined ? {} : endpointOptions(openId);
    super(new ConfigurationBotFrameworkAuthentication(options, credentials(microsoftApp)));
    this.deliver = createDeliver(delivery);
  }

  /** One after another, each in parts that fit. Gives the id of each one's last part, which holds what can be pressed. */
  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = [];
    for (const activity of activities) responses.push(...(await this.sendInParts(context, activity)).slice(-1));
    return responses;
  }

  private async sendInParts(context: TurnContext, activity: Partial<Activity>): Promise<readonly ResourceResponse[]> {
    // A sign that comes late is worth nothing.
    if (activity.type === String(ActivityTypes.Typing)) return super.sendActivities(context, [activity]);
    const responses: ResourceResponse[] = [];
    for (const part of partsOf(activity)) responses.push(...(await this.deliver(context, () => super.sendActivities(context, [part]))));
    return responses;
  }

  override updateActivity(context: TurnContext, activity: Partial<Activity>): Promise<ResourceResponse | void> {
    return this.deliver(context, () => super.updateActivity(context, activity));
  }

  override deleteActivity(context: TurnContext, reference: Partial<ConversationReference>): Promise<void> {
    return this.deliver(context, () => super.deleteActivity(context, reference));
  }

  /**
   * Authenticates, then runs the turn. The two are apart so that a refused token is never taken for a failed turn.
   * @throws Problem 401 when the token is not good for this activity; whatever the turn throws.
   */
  async answer(activity: Activity, authorization: string, logic: Logic): Promise<InvokeResponse | undefined> {
    const authentication = await this.botFrameworkAuthentication.authenticateRequest(activity, authorization).catch(() => {
      throw unauthorised();
    });
    return this.processActivity(tryingOnce(authentication), activity, logic);
  }
}
