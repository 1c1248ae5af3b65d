/** CloudAdapter without its `process`, which prints every refused request with a stack and answers with the error's message. */
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory, type Activity, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { Config } from '../config';
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

export class TeamsAdapter extends CloudAdapter {
  constructor({ microsoftApp, openId }: Pick<Config, 'microsoftApp' | 'openId'>) {
    const options = openId === undefined ? {} : endpointOptions(openId);
    super(new ConfigurationBotFrameworkAuthentication(options, credentials(microsoftApp)));
  }

  /**
   * Authenticates, then runs the turn. The two are apart so that a refused token is never taken for a failed turn.
   * @throws Problem 401 when the token is not good for this activity; whatever the turn throws.
   */
  async answer(activity: Activity, authorization: string, logic: Logic): Promise<InvokeResponse | undefined> {
    const authentication = await this.botFrameworkAuthentication.authenticateRequest(activity, authorization).catch(() => {
      throw unauthorised();
    });
    return this.processActivity(authentication, activity, logic);
  }
}
