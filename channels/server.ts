/** The server, put together: every room of `channels/` meets here and nowhere else. */
import type { TurnContext } from 'botbuilder';
import type { Store } from '../storage/store';
import type { Config } from './config';
import { withoutFailing, type DangerReply } from './danger-reply';
import { serveDirectLine } from './directline/service';
import { Problem, problemReply, type Exchange } from './exchange';
import { answerHealth, askInTime, createReadinessHandler, type Readiness, type ReadinessParts } from './health';
import { createHttpServer, type HttpServer } from './http';
import { createLateDanger } from './late-danger';
import { createLeafletRoutes } from './leaflets';
import { defaultLimits, type Limits } from './limits';
import { createMetricsEndpoint } from './metrics-endpoint';
import { screenOrigin, type Screening } from './origins';
import { createPages } from './pages';
import { createRateLimits } from './rate-limits';
import { createRepeatFilter } from './repeated-activities';
import { createRequestWatch } from './request-watch';
import { shutDown } from './shutdown';
import { createTeamsEndpoint } from './teams/endpoint';
import { createPasswordWatch } from './teams/password-expiry';
import type { Telemetry } from './telemetry';
import { createTurnErrorHandler } from './turn-errors';
import { createTurnOrder } from './turn-order';
import type { Colours } from '../colour/theme';
import type { Leaflets } from '../leaflet/leaflets';

export interface ServerParts extends Telemetry {
  readonly config: Config;
  /** What is remembered; closed by whoever opened it, after the server. */
  readonly store: Store;
  /** One turn of the bot; whatever it throws is logged without its words and answered by the apology. */
  readonly runBot: (context: TurnContext) => Promise<void>;
  /** What a parent reads when a turn failed; from `content/`. */
  readonly apology: () => string;
  /** What a parent reads when the words tell of a danger and the turn failed or is slow. */
  readonly dangerReply: DangerReply;
  readonly readiness: () => Promise<Readiness>;
  /** Holds `portal.html`, `chat.html` and `assets/`. */
  readonly pageFolder: string;
  /** Holds the drawings of the guided checks. */
  readonly pictureFolder: string;
  /** `assets/triage-data.js`: changes with the content. */
  readonly dangerScript: () => string;
  /** The hospital's colours: change with the content. */
  readonly colours: () => Colours;
  /** What is read without the chat. */
  readonly leaflets: Leaflets;
  /** Other bounds than the usual ones; for tests. */
  readonly limits?: Partial<Limits>;
}

export interface BotServer {
  /** Resolves with the port. Rejects with a sentence for the operator when the port is taken. */
  readonly listen: () => Promise<number>;
  /** Lets running turns finish, then closes everything; within five seconds. */
  readonly close: () => Promise<void>;
}

export type { Readiness };

function closingProblem(): Problem {
  return new Problem({ status: 503, code: 'Closing', message: 'The server is closing.', headers: { connection: 'close', 'retry-after': '5' } });
}

/** Every request passes here. Stopped are bodies that unpack to more than they weigh, and foreign pages. */
function screenRequest(exchange: Exchange, config: Config): Screening {
  if (exchange.headers['content-encoding'] !== undefined) throw new Problem({ status: 415, code: 'UnsupportedMediaType', message: 'Send the body uncompressed.' });
  return screenOrigin(exchange, config);
}

function refusalOf(error: unknown, { path }: Exchange): Screening {
  if (!(error instanceof Problem)) throw error;
  return { headers: {}, reply: problemReply(error, path), refusal: error.code };
}

function serveRest(http: HttpServer, parts: Omit<ServerParts, 'limits'> & Pick<ReadinessParts, 'warnings'> & { readonly limits: Limits }): void {
  const pages = createPages(parts);
  http.route('GET', '/healthz', answerHealth);
  const readiness = askInTime(parts);
  http.route('GET', '/readyz', createReadinessHandler(readiness));
  http.route('GET', '/metrics', createMetricsEndpoint({ ...parts, readiness }));
  http.route('GET', '/', pages.portal);
  http.route('GET', '/chat', pages.chat);
  http.route('GET', '/widget.js', pages.widget);
  http.route('GET', '/assets/widget.css', pages.widgetSheet);
  http.route('GET', '/assets/triage-data.js', pages.dangerScript);
  http.route('GET', '/assets/portal.css', pages.portalStyle);
  http.route('GET', '/assets/*', pages.asset);
  http.route('GET', '/pictures/*', pages.picture);
  const reading = createLeafletRoutes({ ...parts, createRateLimit: createRateLimits(parts.store, parts.limits.countMilliseconds) });
  http.route('GET', '/a', reading.all);
  http.route('GET', '/a/*', reading.answer);
  http.route('GET', '/sheet', reading.sheet);
  http.route('GET', '/sheet.pdf', reading.sheetPdf);
}

/** Puts the server together. Nothing listens before `listen`. */
export function createServer(parts: ServerParts): BotServer {
  const { config, log, runBot } = parts;
  const limits = { ...defaultLimits, ...parts.limits };
  let closing: Promise<void> | undefined;

  const screen = (exchange: Exchange): Screening => {
    try {
      if (closing !== undefined) throw closingProblem();
      return screenRequest(exchange, config);
    } catch (error) {
      return refusalOf(error, exchange);
    }
  };
  const http = createHttpServer({ log, limits, screen, watch: createRequestWatch(parts), sockets: parts.metrics });
  const dangerReply = withoutFailing(parts.dangerReply, log);
  const answerError = createTurnErrorHandler({ ...parts, dangerReply });
  const turnOrder = createTurnOrder({ limits, answerError, log, store: parts.store });
  const repeats = createRepeatFilter(parts.store, limits);
  const middleware = [createLateDanger({ dangerReply, limits, log }), repeats, turnOrder];
  const shared = { config, limits, log, runBot, answerError, dangerReply, store: parts.store, middleware };

  http.route('POST', '/api/messages', createTeamsEndpoint(shared));
  const directLine = serveDirectLine(http, shared);
  const password = createPasswordWatch({ ...config, log, everyMilliseconds: limits.warningMilliseconds });
  serveRest(http, { ...parts, limits, warnings: password.warnings });

  return {
    listen: async () => {
      const port = await http.listen(config);
      password.start();
      return port;
    },
    close: () => {
      password.stop();
      return (closing ??= shutDown({ node: http.node, directLine, turnOrder, limits, log }).then(repeats.giveUp));
    },
  };
}
