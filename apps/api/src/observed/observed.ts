import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { traceOf, type formatError } from '#platform';
import { assignRequestId, logLine, withRequestId } from '#platform/logging';
import { count, observe, secondsSince } from '#platform/metrics';
import { RequestTrace, inSpan, isTracing, requestTrace, withRequestTrace, type SpanOptions } from '#platform/tracing';

/** The parts of the API. A path may name a survivor, so it is neither logged nor counted. */
const ROUTES: readonly (readonly [RegExp, string])[] = [
  [/^\/graphql(\/|\?|$)/i, 'graphql'],
  [/^\/documents(\/|\?|$)/i, 'documents'],
  [/^\/exports(\/|\?|$)/i, 'exports'],
  [/^\/health(\/|\?|$)/i, 'health'],
  [/^\/metrics(\/|\?|$)/i, 'metrics'],
  [/^\/log(\/|\?|$)/i, 'log'],
  [/^\/oidc(\/|\?|$)/i, 'sign-in'],
];
const routeOf = (url: string): string => ROUTES.find(([path]) => path.test(url))?.[1] ?? 'console';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/** The answer of nginx for a caller who went away. */
const CALLER_GONE = '499';

interface ObservedRequest {
  readonly id: string;
  readonly spans: RequestTrace | undefined;
}

const OBSERVED = new WeakMap<IncomingMessage, ObservedRequest>();

/** Before all else: gives the request its id, and measures it until its answer was sent. */
export const observeRequest = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
  const startedAt = performance.now();
  const route = routeOf(request.url ?? '');
  const method = METHODS.has(request.method ?? '') ? request.method! : 'other';
  const id = assignRequestId(request, response);
  const spans = isTracing() ? new RequestTrace(`${method} /${route}`) : undefined;
  OBSERVED.set(request, { id, spans });
  response.once('close', () => {
    const status = response.writableFinished ? String(response.statusCode) : CALLER_GONE;
    const seconds = secondsSince(startedAt);
    observe('homeward_http_request_duration_seconds', { route, method, status }, seconds);
    spans?.end({ 'http.route': route, 'http.request.method': method, 'http.response.status_code': Number(status) });
    const line = response.statusCode >= 500 ? 'REQUEST_FAILED' : 'REQUEST_ANSWERED';
    withRequestId(id, () => logLine(line, { route, method, status, ms: Math.round(seconds * 1_000) }));
  });
  next();
};

/** Runs the rest of the request so that its work knows the request's id. Called once the body was read. */
export const withinObserved = (request: IncomingMessage, _response: unknown, next: () => void): void => {
  const observed = OBSERVED.get(request);
  if (!observed) return next();
  const { id, spans } = observed;
  withRequestId(id, spans ? () => withRequestTrace(spans, next) : next);
};

interface Waiting {
  readonly atLeast?: unknown;
}

/**
 * Measures each field of Query. One that waits for a position belongs to the trace of the command behind it. An
 * interceptor of Nest would cost each mutation, too.
 */
export const observeQueries = (schema: GraphQLSchema): GraphQLSchema => {
  for (const [query, field] of Object.entries(schema.getQueryType()?.getFields() ?? {}))
    if (field.resolve) field.resolve = observedField(query, field.resolve);
  return schema;
};

const observedField =
  (query: string, resolve: GraphQLFieldResolver<unknown, unknown, Waiting>): typeof resolve =>
  (source, args, context, info) =>
    measureQuery(query, () =>
      inSpan(`query ${query}`, async () => resolve(source, args, context, info), placeOf(args.atLeast)),
    );

const placeOf = (atLeast: unknown): SpanOptions => {
  if (!isTracing()) return {};
  const append = typeof atLeast === 'string' ? traceOf(atLeast) : undefined;
  const parent = requestTrace()?.join(append && { traceId: append.traceId, parent: append });
  return parent ? { parent } : {};
};

const measureQuery = async (query: string, work: () => Promise<unknown>): Promise<unknown> => {
  const startedAt = performance.now();
  let outcome = 'failed';
  try {
    const result = await work();
    // Nest returns an error as a value, since our exception filter returns it
    if (!(result instanceof Error)) outcome = 'answered';
    return result;
  } finally {
    observe('homeward_query_duration_seconds', { query, outcome }, secondsSince(startedAt));
  }
};

type Format = ReturnType<typeof formatError>;

/** Counts each error of an answer by its code, which is one of ours. */
export const countingRefusals =
  (format: Format): Format =>
  (formatted, error) => {
    const answer = format(formatted, error);
    count('homeward_refusals_total', { code: String(answer.extensions?.code) });
    return answer;
  };
