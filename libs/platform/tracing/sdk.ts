import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BasicTracerProvider,
  BatchSpanProcessor,
  TraceIdRatioBasedSampler,
  type IdGenerator,
} from '@opentelemetry/sdk-trace-base';
import { endsWithin } from '#kernel/waiting';
import { VERSION } from '#platform/logging';
import { nextIds } from './next-ids.js';

/** Milliseconds for the last spans to reach the collector. */
const FLUSH_TIMEOUT_MS = 2_000;
/** Milliseconds until a span is sent. */
const DELAY_MS = 1_000;

const IDS: IdGenerator = { generateTraceId: nextIds.traceId, generateSpanId: nextIds.spanId };

/** Samples by the id of a trace, so that all processes keep or drop the same traces. */
const samplerFrom = ({ OTEL_TRACES_SAMPLER_ARG: share }: Readonly<Record<string, string | undefined>>) => {
  const ratio = Number(share || '1');
  return ratio >= 0 && ratio < 1 ? new TraceIdRatioBasedSampler(ratio) : new AlwaysOnSampler();
};

/** The address and its headers come from the usual variables of OpenTelemetry. */
export const startSdk = (process: string, env: Readonly<Record<string, string | undefined>>): (() => Promise<void>) => {
  const exporter = new OTLPTraceExporter();
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': `homeward-${process}`, 'service.version': VERSION }),
    sampler: samplerFrom(env),
    idGenerator: IDS,
    spanProcessors: [new BatchSpanProcessor(exporter, { scheduledDelayMillis: DELAY_MS })],
  });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  return async () => {
    const flushed = provider.shutdown().catch(() => undefined); // spans may be lost, and nothing else
    await endsWithin(flushed, FLUSH_TIMEOUT_MS, { ref: false });
  };
};
