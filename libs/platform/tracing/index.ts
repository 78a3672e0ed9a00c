export { RequestTrace, requestTrace, withRequestTrace } from './request-trace.js';
export { appendSpanOf, inSpan, inSpanSync, isTracing, startTracing, type SpanOptions } from './tracing.js';
