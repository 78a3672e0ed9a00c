import { initGraphQLTada } from 'gql.tada';
import type { introspection } from '../../generated/graphql-env.js';

/** Documents typed by schema.graphql. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; JSON: unknown };
}>();

export type { ResultOf, VariablesOf } from 'gql.tada';
