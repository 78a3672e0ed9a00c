import { graphql, type ResultOf } from '../api/graphql.js';
import { SurvivorRecord } from './survivor.js';

export const SURVIVOR = graphql(
  `
    query Survivor($id: UUID!, $purpose: Purpose!, $atLeast: String) {
      survivor(id: $id, purpose: $purpose, atLeast: $atLeast) {
        ...SurvivorRecord
      }
    }
  `,
  [SurvivorRecord],
);

export type Survivor = NonNullable<ResultOf<typeof SURVIVOR>['survivor']>;
