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

/** The same as a subscription: a new result for each entry of the record. */
export const JOURNEY = graphql(
  `
    subscription Journey($survivorId: UUID!, $purpose: Purpose!) {
      journey(survivorId: $survivorId, purpose: $purpose) {
        ...SurvivorRecord
      }
    }
  `,
  [SurvivorRecord],
);

export type Survivor = NonNullable<ResultOf<typeof SURVIVOR>['survivor']>;
