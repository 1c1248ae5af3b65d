/**
 * The door to OpenTelemetry, which is loaded only when it is wanted. Endpoint, headers, service name, sampling and batching are
 * read by its own code from its own variables (OTEL_…). Spans carry ids and numbers; of an error only the class, since its
 * message may hold a parent's words.
 */
import type { Span } from '@opentelemetry/api';
import type { Logger } from 'pino';
import type { Traces } from './traces';
import { within } from './within';

/** A collector that is away would be told with every batch. */
const complaintMilliseconds = 60_000;

async function load() {
  const [api, exporter, resources, sdk] = await Promise.all([import('@opentelemetry/api'), import('@opentelemetry/exporter-trace-otlp-http'), import('@opentelemetry/resources'), import('@opentelemetry/sdk-trace-node')]);
  return { api, exporter, resources, sdk };
}

type Loaded = Awaited<ReturnType<typeof load>>;
type Provider = InstanceType<Loaded['sdk']['NodeTracerProvider']>;

/** OpenTelemetry's own complaints hold addresses and answers of the collector: only that there was one is logged. */
function complainTo(log: Logger, { api: { diag, DiagLogLevel } }: Loaded): void {
  let silentUntil = 0;
  const complain = (): void => {
    if (Date.now() < silentUntil) return;
    silentUntil = Date.now() + complaintMilliseconds;
    log.warn('traces could not be sent: look whether the collector at OTEL_EXPORTER_OTLP_ENDPOINT runs and takes OTLP over HTTP');
  };
  const ignore = (): void => undefined;
  diag.setLogger({ error: complain, warn: complain, info: ignore, debug: ignore, verbose: ignore }, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
}

function createProvider({ exporter, resources, sdk }: Loaded): Provider {
  const named = resources.defaultResource().merge(resources.resourceFromAttributes({ 'service.name': 'first-drops' }));
  const resource = named.merge(resources.detectResources({ detectors: [resources.envDetector] }));
  const provider = new sdk.NodeTracerProvider({ resource, spanProcessors: [new sdk.BatchSpanProcessor(new exporter.OTLPTraceExporter())] });
  // Globally, for what finds the running span hangs on that.
  provider.register();
  return provider;
}

async function closing(provider: Provider, { api: { context, diag, propagation, trace } }: Loaded, closeMilliseconds: number): Promise<void> {
  await within(provider.shutdown().catch(() => diag.warn('The last traces could not be sent.')), closeMilliseconds);
  for (const part of [trace, context, propagation, diag]) part.disable();
}

function fail(span: Span, error: unknown, { api: { SpanStatusCode } }: Loaded): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', error instanceof Error ? error.constructor.name : typeof error);
}

function createSpan(provider: Provider, loaded: Loaded): Traces['span'] {
  const { context, propagation, SpanKind, trace } = loaded.api;
  const tracer = provider.getTracer('first-drops');
  const kindOf = { request: SpanKind.SERVER, turn: SpanKind.INTERNAL, call: SpanKind.CLIENT };
  return ({ kind, name, facts, headers = {} }, work) => {
    if (kind === 'call' && trace.getActiveSpan() === undefined) return work(() => undefined);
    const parent = propagation.extract(context.active(), headers);
    return tracer.startActiveSpan(name, { kind: kindOf[kind], attributes: { ...facts } }, parent, async (span) => {
      try {
        return await work((more) => void span.setAttributes({ ...more }));
      } catch (error) {
        fail(span, error, loaded);
        throw error;
      } finally {
        span.end();
      }
    });
  };
}

export async function startTraces(log: Logger, closeMilliseconds: number): Promise<Traces> {
  const loaded = await load();
  complainTo(log, loaded);
  const provider = createProvider(loaded);
  return { span: createSpan(provider, loaded), close: () => closing(provider, loaded, closeMilliseconds) };
}
