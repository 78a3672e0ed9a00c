import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { traceOf } from '#platform';
import { observe, secondsSince } from '#platform/metrics';
import { inSpan, isTracing, requestTrace, type SpanOptions } from '#platform/tracing';

interface Waiting {
  readonly atLeast?: unknown;
}

/**
 * Measures each field of Query. One that waits for a position belongs to the trace of the command behind it. An
 * interceptor of Nest would cost each mutation, too.
 */
export const observeQueries = (schema: GraphQLSchema): GraphQLSchema => {
  for (const [query, field] of Object.entries(schema.getQueryType()?.getFields() ?? {}))
    if (field.resolve) field.resolve = observed(query, field.resolve);
  return schema;
};

const observed =
  (query: string, resolve: GraphQLFieldResolver<unknown, unknown, Waiting>): typeof resolve =>
  (source, args, context, info) =>
    measured(query, () =>
      inSpan(`query ${query}`, async () => resolve(source, args, context, info), placeOf(args.atLeast)),
    );

const placeOf = (atLeast: unknown): SpanOptions => {
  if (!isTracing()) return {};
  const append = typeof atLeast === 'string' ? traceOf(atLeast) : undefined;
  const parent = requestTrace()?.join(append && { traceId: append.traceId, parent: append });
  return parent ? { parent } : {};
};

const measured = async (query: string, work: () => Promise<unknown>): Promise<unknown> => {
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
