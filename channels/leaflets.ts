/** The routes of what is read without the chat: `/a`, `/a/…`, `/sheet` and `/sheet.pdf`. */
import type { Colours } from '../colour/theme';
import type { Elsewhere, LeafletPage, Leaflets, Pdf } from '../leaflet/leaflets';
import { clientAddress } from './caller';
import { sourceOf } from './chat-page';
import type { Config } from './config';
import type { Exchange, Handler, Headers, Reply } from './exchange';
import type { Limits } from './limits';
import { bytesReply, contentTypes, readInside } from './page-files';
import type { CreateRateLimit } from './rate-limits';
import { pdfHeaders, readingPageHeaders } from './security-headers';
import { themeCss } from './theme';

export interface LeafletRoutes {
  readonly all: Handler;
  readonly answer: Handler;
  readonly sheet: Handler;
  readonly sheetPdf: Handler;
}

export interface LeafletRoutesParts {
  readonly leaflets: Leaflets;
  /** Holds `assets/leaflet.css`. */
  readonly pageFolder: string;
  readonly colours: () => Colours;
  readonly config: Pick<Config, 'proxyCount'>;
  readonly limits: Pick<Limits, 'sheetsPerMinute'>;
  readonly createRateLimit: CreateRateLimit;
}

/** Always asked again, so that an edit of the content shows at once; the tag makes that cheap. */
const askAgain: Headers = { 'cache-control': 'no-cache' };

export function createLeafletRoutes({ leaflets, pageFolder, colours, config, limits, createRateLimit }: LeafletRoutesParts): LeafletRoutes {
  const sheets = createRateLimit({ name: 'sheets', most: limits.sheetsPerMinute, seconds: 60 });

  async function pageReply(exchange: Exchange, { status, style, withStyle }: LeafletPage): Promise<Reply> {
    const shared = await readInside(pageFolder, 'assets/leaflet.css');
    const css = shared.toString('utf8') + themeCss(colours()) + style;
    const headers = { ...readingPageHeaders(sourceOf(css)), ...askAgain };
    // "Not changed" is no answer to what is not there.
    const asked = status === 200 ? exchange : { ...exchange, headers: { ...exchange.headers, 'if-none-match': undefined } };
    return { ...bytesReply(asked, { type: contentTypes['.html'], bytes: Buffer.from(withStyle(css)), headers }), ...(status === 200 ? {} : { status }) };
  }

  const replyWith = (exchange: Exchange, leaflet: LeafletPage | Elsewhere | Pdf): Promise<Reply> | Reply => {
    switch (leaflet.kind) {
      case 'page': return pageReply(exchange, leaflet);
      case 'elsewhere': return { status: 301, headers: { ...askAgain, location: leaflet.path } };
      case 'pdf': return pdfReply(exchange, leaflet);
    }
  };

  return {
    all: (exchange) => replyWith(exchange, leaflets.all()),
    answer: (exchange) => replyWith(exchange, leaflets.answer(exchange.parameters['*'] ?? '')),
    sheet: async (exchange) => {
      const asked = exchange.query.getAll('answers');
      // The form costs nothing; setting a sheet does.
      if (asked.length > 0) await sheets.count(clientAddress(exchange, config.proxyCount));
      return replyWith(exchange, leaflets.sheet(asked));
    },
    sheetPdf: async (exchange) => {
      await sheets.count(clientAddress(exchange, config.proxyCount));
      return replyWith(exchange, await leaflets.sheetPdf(exchange.query.getAll('answers')));
    },
  };
}

function pdfReply(exchange: Exchange, { bytes }: Pdf): Reply {
  const headers = { ...pdfHeaders, ...askAgain, 'content-disposition': 'inline; filename="feeding-sheet.pdf"', 'x-robots-tag': 'noindex' };
  return bytesReply(exchange, { type: 'application/pdf', bytes, headers });
}
