import type { Attributes, Context, Span, SpanContext } from '@opentelemetry/api';
import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { Ambient } from '#kernel/ambient';
import { startServerSpan } from './tracing.js';

/** A trace that a request belongs to, and the span above that of the request, if there is one. */
export interface JoinedTrace {
  readonly traceId?: string;
  readonly parent?: SpanContext;
}

/**
 * The spans of one request. Only its content tells the trace: that of its command, or that of the command whose position a
 * query waits for. A request with two commands has a span in the trace of each.
 */
export class RequestTrace {
  readonly #startTime = Date.now();
  readonly #spans: Span[] = [];

  constructor(private readonly name: string) {}

  /** The span of this request in that trace, as the parent of further ones. */
  join({ traceId, parent }: JoinedTrace = {}): Context {
    const known = this.#spans.find((one) => traceId === undefined || one.spanContext().traceId === traceId);
    const span =
      known ?? startServerSpan(this.name, { startTime: this.#startTime, ...(traceId && { traceId }), parent });
    if (!known) this.#spans.push(span);
    return trace.setSpan(ROOT_CONTEXT, span);
  }

  end(attributes: Attributes): void {
    if (this.#spans.length === 0) this.join();
    for (const span of this.#spans) span.setAttributes(attributes).end();
  }
}

const CURRENT = new Ambient<RequestTrace>();

/** The spans of the request that is being answered; undefined outside one, and without tracing. */
export const requestTrace = (): RequestTrace | undefined => CURRENT.get();

export const withRequestTrace = <Result>(requested: RequestTrace, work: () => Result): Result =>
  CURRENT.run(requested, work);
