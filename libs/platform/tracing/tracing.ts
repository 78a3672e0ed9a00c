import { createHash } from 'node:crypto';
import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  context,
  trace,
  type Attributes,
  type Context,
  type Span,
  type SpanContext,
} from '@opentelemetry/api';
import { logLine } from '#platform/logging';
import type { Environment } from '../configuration/environment.js';
import { withIds } from './next-ids.js';

let enabled = false;

/** Whether spans are recorded. Without, no line of the work is different. */
export const isTracing = (): boolean => enabled;

/**
 * Sends spans to the collector behind OTEL_EXPORTER_OTLP_ENDPOINT, if it is set. Only then the code of OpenTelemetry is
 * loaded.
 * @returns how to send the last spans and stop
 */
export const startTracing = async (process: string, env: Environment): Promise<() => Promise<void>> => {
  const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT || env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  if (!endpoint || env.OTEL_SDK_DISABLED === 'true') return async () => undefined;
  const { startSdk } = await import('./sdk.js');
  const stop = startSdk(process, env);
  enabled = true;
  logLine('TRACING_STARTED', {});
  return async () => {
    enabled = false;
    await stop();
  };
};

const hashId = (purpose: string, id: string): string => createHash('sha256').update(`${purpose} ${id}`).digest('hex');

/**
 * The trace of a command, and the span of its append, from the ids that its events have anyway. So the projector continues
 * the trace of an event, and nothing is stored or sent for it. They are digests: the id of a record follows from that of
 * the command that began it, and must not follow from a trace.
 */
export const appendSpanOf = (correlationId: string, commandId: string): SpanContext => ({
  traceId: hashId('trace', correlationId).slice(0, 32),
  spanId: hashId('append', commandId).slice(0, 16),
  traceFlags: TraceFlags.SAMPLED,
  isRemote: true,
});

const tracer = () => trace.getTracer('homeward');

export interface SpanOptions {
  /** Never an id of a person or a record, nor a text of a caller. */
  readonly attributes?: Attributes;
  /** The span above it; by default the one in which this code runs. */
  readonly parent?: SpanContext | Context | undefined;
  /** Its own ids, if others derive them too. */
  readonly ids?: Partial<Pick<SpanContext, 'traceId' | 'spanId'>>;
}

const contextOf = (parent: SpanOptions['parent']): Context => {
  if (parent === undefined) return context.active();
  return 'traceId' in parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : parent;
};

/** Reports only the kind of an error: a message may quote what a person typed. */
const fail = (span: Span, error: unknown): void => {
  const name = error instanceof Error ? error.name : 'no error';
  span.setStatus({ code: SpanStatusCode.ERROR, message: name });
};

/** Runs work in a span of its own; without tracing, only the work. */
export const inSpan = <Result>(name: string, work: () => Promise<Result>, options?: SpanOptions): Promise<Result> =>
  isTracing() ? runInSpan(name, work, options) : work();

const runInSpan = async <Result>(
  name: string,
  work: () => Promise<Result>,
  { attributes, parent, ids }: SpanOptions = {},
): Promise<Result> => {
  const within = contextOf(parent);
  const span = withIds(ids ?? {}, () => tracer().startSpan(name, attributes ? { attributes } : {}, within));
  try {
    return await context.with(trace.setSpan(within, span), work);
  } catch (error) {
    fail(span, error);
    throw error;
  } finally {
    span.end();
  }
};

/** `inSpan` for work that waits for nothing. */
export const inSpanSync = <Result>(name: string, work: () => Result): Result => {
  if (!isTracing()) return work();
  const span = tracer().startSpan(name);
  try {
    return work();
  } catch (error) {
    fail(span, error);
    throw error;
  } finally {
    span.end();
  }
};

/** The span of a request that has begun already, in a trace that only its content tells. */
export const startServerSpan = (
  name: string,
  { startTime, traceId, parent }: { startTime: number; traceId?: string; parent?: SpanContext | undefined },
): Span =>
  withIds(traceId === undefined ? {} : { traceId }, () =>
    tracer().startSpan(name, { kind: SpanKind.SERVER, startTime }, contextOf(parent ?? ROOT_CONTEXT)),
  );
