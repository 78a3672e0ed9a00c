import { initGraphQLTada } from 'gql.tada';
import type { introspection } from '../../generated/graphql-env.js';

/** Documents typed by schema.graphql. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { Date: string; DateTime: string; JSON: unknown; UUID: string };
}>();

export type { ResultOf, VariablesOf } from 'gql.tada';
