/** Another Direct Line than our own for the chat page, such as Azure's: the page is still served here, its messages go there. */
import { z } from 'zod';
import { setting } from './config/setting';
import { text } from './config/values';
import { readWebAddress } from './web-address';

export interface OtherDirectLine {
  /** Such as `https://directline.botframework.com/v3/directline`. */
  readonly domain: string;
  /** Where the page gets a token then: on the hospital's own server, which knows the secret. */
  readonly tokenEndpoint: string;
}

const address = 'an https address without query, name or password';

const variables = z.object({
  DIRECT_LINE_DOMAIN: setting(text(address), { purpose: 'The Direct Line that the chat page talks to; set together with TOKEN_ENDPOINT.', unset: 'this server\'s own', example: 'https://directline.botframework.com/v3/directline' }),
  TOKEN_ENDPOINT: setting(text(address), { purpose: 'The address on your own server that gives pages a token for it.', unset: '/widget/token of this server', example: 'https://portal.example.org/chat-token' }),
});

function* problemsOf({ DIRECT_LINE_DOMAIN: domain, TOKEN_ENDPOINT: tokenEndpoint }: z.output<typeof variables>): Generator<string> {
  if (domain !== undefined && tokenEndpoint === undefined) yield 'DIRECT_LINE_DOMAIN is set but TOKEN_ENDPOINT is not: set it to the https address on your own server that gives pages a token.';
  if (domain === undefined && tokenEndpoint !== undefined) yield 'TOKEN_ENDPOINT is set but DIRECT_LINE_DOMAIN is not: set it to the Direct Line the tokens are for, such as https://directline.botframework.com/v3/directline, or leave both out.';
  for (const [name, given] of [['DIRECT_LINE_DOMAIN', domain], ['TOKEN_ENDPOINT', tokenEndpoint]] as const) {
    if (given !== undefined && readWebAddress(given) === undefined) yield `${name} cannot be used: give an https address without query, name or password; http is taken on this machine only.`;
  }
}

/** Reads both; undefined when the page is to use this server. */
export const OtherDirectLineVariables = variables
  .superRefine((given, context) => {
    for (const message of problemsOf(given)) context.addIssue({ code: 'custom', message });
  })
  .transform(({ DIRECT_LINE_DOMAIN = '', TOKEN_ENDPOINT = '' }): OtherDirectLine | undefined => {
    const domain = readWebAddress(DIRECT_LINE_DOMAIN)?.replace(/\/+$/, '');
    const tokenEndpoint = readWebAddress(TOKEN_ENDPOINT);
    return domain === undefined || tokenEndpoint === undefined ? undefined : { domain, tokenEndpoint };
  });

/** What the page's policy must let it connect to, besides this server. */
export function connectionsTo(other: OtherDirectLine | undefined): readonly string[] {
  if (other === undefined) return [];
  const { origin } = new URL(other.domain);
  return [...new Set([origin, origin.replace(/^http/, 'ws'), new URL(other.tokenEndpoint).origin])];
}

function meta(name: string, content: string): string {
  // An address written by URL holds no quotation mark and no angle bracket.
  return `<meta name="${name}" content="${content.replaceAll('&', '&amp;')}">`;
}

/** Tells the page by two tags, which its built script reads. */
export function tellPage(html: string, other: OtherDirectLine | undefined): string {
  if (other === undefined) return html;
  const tags = meta('first-drops-domain', other.domain) + meta('first-drops-token', other.tokenEndpoint);
  return html.replace('</head>', () => `${tags}</head>`);
}
