/** Where the keys come from that sign requests to `/api/messages`. */

export interface OpenIdEndpoints {
  /** Issuer of tokens from Teams and every other Azure Bot channel. */
  readonly channelIssuer: string;
  /** Metadata naming the keys of that issuer. */
  readonly channelMetadata: string;
  /** Metadata naming the keys of Entra ID, whose tokens test clients such as the Agents Playground send. */
  readonly emulatorMetadata: string;
  readonly loginAddress: string;
}

/** Public Azure; the same values as in botframework-connector 4.23.3, `authenticationConstants`. */
export const publicAzure: OpenIdEndpoints = {
  channelIssuer: 'https://api.botframework.com',
  channelMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  emulatorMetadata: 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
  loginAddress: 'https://login.microsoftonline.com/botframework.com',
};
