/** The pages and files of the widget: `/`, `/chat`, `/widget.js` and `/assets/…`. */
import path from 'node:path';
import type { Colours } from '../colour/theme';
import { askedLooks } from './asked-looks';
import { assembleChat } from './chat-page';
import type { Config } from './config';
import type { Handler, Headers } from './exchange';
import { bytesReply, contentTypes, fileReply, readInside } from './page-files';
import { connectionsTo, tellPage } from './other-direct-line';
import { pageHeaders } from './security-headers';
import { buttonColours, themeCss, withColours } from './theme';

export interface Pages {
  readonly portal: Handler;
  readonly chat: Handler;
  /** The one line of a hospital's page. */
  readonly widget: Handler;
  /** Its style sheet as a file. */
  readonly widgetSheet: Handler;
  readonly portalStyle: Handler;
  readonly asset: Handler;
  readonly dangerScript: Handler;
  readonly picture: Handler;
}

/** Hospital pages on other origins load the embedding script from here, perhaps as a module; nothing in it is secret. */
const assetHeaders: Headers = { 'cache-control': 'public, max-age=300, must-revalidate', 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' };

/** Always asked again, so that a new release or an edit of the content shows at once; the tag makes that cheap. */
const askAgain: Headers = { 'cache-control': 'no-cache' };

export interface PagesParts {
  readonly pageFolder: string;
  /** What the page needs to see danger by itself, for the content in use. */
  readonly dangerScript: () => string;
  /** The hospital's, from the content in use. */
  readonly colours: () => Colours;
  /** Drawings of the guided checks. */
  readonly pictureFolder: string;
  readonly config: Pick<Config, 'allowedOrigins' | 'publicAddress' | 'otherDirectLine'>;
}

export function createPages(parts: PagesParts): Pages {
  const { pageFolder: folder, pictureFolder, dangerScript, colours, config: { allowedOrigins, publicAddress, otherDirectLine } } = parts;
  const text = async (name: string): Promise<string> => (await readInside(folder, name)).toString('utf8');
  /** A built file with the hospital's colours, which change with the content. */
  const coloured = (name: string, colour: (built: string) => string): Handler => async (exchange) =>
    bytesReply(exchange, { type: contentTypes[path.extname(name)], bytes: Buffer.from(colour(await text(name))), headers: { ...assetHeaders, ...askAgain } });
  const buttonColoured = (name: string): Handler => coloured(name, (built) => withColours(built, buttonColours(colours())));

  return {
    portal: (exchange) => fileReply(exchange, { folder, name: 'portal.html', headers: { ...pageHeaders(exchange, { framing: 'self', framedBy: [], publicAddress }), ...askAgain } }),
    chat: async (exchange) => {
      const [html, css, script] = await Promise.all(['chat.html', 'assets/chat.css', 'assets/chat.js'].map(text));
      const asked = askedLooks(exchange.query);
      const page = assembleChat({ html: tellPage(html, otherDirectLine), css: css + themeCss(asked.colours ?? colours()), script, isRightToLeft: asked.isRightToLeft });
      const headers = { ...pageHeaders(exchange, { framing: 'none', framedBy: allowedOrigins, connectsTo: connectionsTo(otherDirectLine), publicAddress, inline: page }), ...askAgain };
      return bytesReply(exchange, { type: contentTypes['.html'], bytes: Buffer.from(page.html), headers });
    },
    widget: buttonColoured('widget.js'),
    widgetSheet: buttonColoured('widget.css'),
    portalStyle: coloured('assets/portal.css', (built) => built + themeCss(colours())),
    asset: (exchange) => fileReply(exchange, { folder: path.join(folder, 'assets'), name: exchange.parameters['*'] ?? '', headers: assetHeaders }),
    picture: (exchange) => fileReply(exchange, { folder: pictureFolder, name: exchange.parameters['*'] ?? '', headers: assetHeaders }),
    dangerScript: (exchange) => bytesReply(exchange, { type: contentTypes['.js'], bytes: Buffer.from(dangerScript()), headers: assetHeaders }),
  };
}
