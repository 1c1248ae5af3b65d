/** The door to prom-client: what /metrics tells. Every label comes from a fixed list, so none can lead to a person, and none can grow without end. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { StoreObserver } from '../insights/observed-store';
import type { SeenTurn } from '../insights/seen';

export interface SeenRequest {
  /** As the route was written, such as `/v3/directline/conversations/:conversationId`. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly milliseconds: number;
  /** Our own code for why it was refused. */
  readonly refusal?: string;
}

/** What is asked for anew at every look. */
export interface Present {
  readonly ready: boolean;
  readonly contentVersion: string;
}

export interface Metrics extends StoreObserver {
  readonly turn: (turn: SeenTurn) => void;
  readonly request: (request: SeenRequest) => void;
  readonly socketOpened: () => void;
  readonly socketClosed: () => void;
  /** In Prometheus' text form. */
  readonly read: (present: Present) => Promise<{ readonly type: string; readonly text: string }>;
}

/** Seconds. A match takes milliseconds, Direct Line gives a bot 15 s; engineering choices of 2026-11-29. */
const turnBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];
const requestBuckets = [0.005, 0.025, 0.1, 0.5, 1, 5, 15];
const storeBuckets = [0.0005, 0.002, 0.01, 0.05, 0.25, 1, 5, 30];

/** Prometheus counts in seconds. */
function seconds(milliseconds: number): number {
  return milliseconds / 1_000;
}

function turnMetrics(registers: Registry[]): Pick<Metrics, 'turn'> {
  const turns = new Counter({ name: 'first_drops_turns_total', help: 'Messages answered, by kind of answer; "failed": the parent read the apology.', labelNames: ['kind', 'certainty', 'channel'], registers });
  const duration = new Histogram({ name: 'first_drops_turn_duration_seconds', help: 'Time of a turn of the bot, without the wait for earlier ones.', labelNames: ['kind'], buckets: turnBuckets, registers });
  const confidence = new Counter({ name: 'first_drops_turn_confidence_total', help: 'Answers by band of confidence, 0 to 1.', labelNames: ['kind', 'band'], registers });
  const entries = new Counter({ name: 'first_drops_entries_answered_total', help: 'Answers given, by id of the content file.', labelNames: ['entry'], registers });
  const redFlags = new Counter({ name: 'first_drops_red_flags_total', help: 'Danger cards shown, by id of the content file.', labelNames: ['red_flag', 'certainty'], registers });
  const feedback = new Counter({ name: 'first_drops_feedback_total', help: 'What parents said of the answer before, by id of its content file.', labelNames: ['verdict', 'entry'], registers });
  return {
    turn: ({ kind, certainty = '', channel, milliseconds, confidenceBand, entryId, redFlagId, feedback: given }) => {
      turns.inc({ kind, certainty, channel });
      duration.observe({ kind }, seconds(milliseconds));
      if (confidenceBand !== undefined) confidence.inc({ kind, band: confidenceBand });
      if (entryId !== undefined) entries.inc({ entry: entryId });
      if (redFlagId !== undefined) redFlags.inc({ red_flag: redFlagId, certainty });
      if (given !== undefined) feedback.inc({ verdict: given.verdict, entry: given.entryId });
    },
  };
}

function requestMetrics(registers: Registry[]): Pick<Metrics, 'request' | 'socketOpened' | 'socketClosed'> {
  const requests = new Counter({ name: 'first_drops_http_requests_total', help: 'HTTP requests; route "none": refused before, or not there.', labelNames: ['route', 'method', 'status_class'], registers });
  const duration = new Histogram({ name: 'first_drops_http_request_duration_seconds', help: 'From a request to the end of its answer.', labelNames: ['route', 'method'], buckets: requestBuckets, registers });
  const refusals = new Counter({ name: 'first_drops_refusals_total', help: 'Requests refused or failed, by code: TooManyRequests is the rate limits; TokenExpired, BadToken and PortalToken… are tokens.', labelNames: ['code'], registers });
  const sockets = new Gauge({ name: 'first_drops_open_sockets', help: 'WebSockets open now.', registers });
  return {
    request: ({ route, method, status, milliseconds, refusal }) => {
      requests.inc({ route, method, status_class: `${Math.floor(status / 100)}xx` });
      duration.observe({ route, method }, seconds(milliseconds));
      if (refusal !== undefined) refusals.inc({ code: refusal });
    },
    socketOpened: () => sockets.inc(),
    socketClosed: () => sockets.dec(),
  };
}

function storeMetrics(registers: Registry[]): StoreObserver {
  const duration = new Histogram({ name: 'first_drops_storage_call_duration_seconds', help: 'Time of a call to the storage.', labelNames: ['call'], buckets: storeBuckets, registers });
  const problems = new Counter({ name: 'first_drops_storage_problems_total', help: 'Calls to the storage that failed, by problem.', labelNames: ['call', 'problem'], registers });
  const conversations = new Counter({ name: 'first_drops_conversations_total', help: 'Conversations begun.', registers });
  return {
    storeCall: ({ call, milliseconds, problem }) => {
      duration.observe({ call }, seconds(milliseconds));
      if (problem !== undefined) problems.inc({ call, problem });
    },
    conversationOpened: () => conversations.inc(),
  };
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const isReady = new Gauge({ name: 'first_drops_ready', help: '1 when /readyz would say ready.', registers });
  const content = new Gauge({ name: 'first_drops_content_info', help: 'The version of the content in use.', labelNames: ['version'], registers });
  return {
    ...turnMetrics(registers),
    ...requestMetrics(registers),
    ...storeMetrics(registers),
    read: async ({ ready, contentVersion }) => {
      isReady.set(ready ? 1 : 0);
      content.reset();
      content.set({ version: contentVersion }, 1);
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}
