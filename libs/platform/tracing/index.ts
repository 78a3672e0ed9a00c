export { RequestTrace, requestTrace, withRequestTrace, type JoinedTrace } from './request-trace.js';
export { appendSpanOf, inSpan, inSpanSync, isTracing, startTracing, type SpanOptions } from './tracing.js';
