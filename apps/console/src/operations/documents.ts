import { graphql, type ResultOf } from '../api/graphql.js';

export const PROJECTIONS = graphql(`
  query Projections {
    projections {
      name
      position
      head
      lagSeconds
      state
      reason
    }
  }
`);

export type Projection = ResultOf<typeof PROJECTIONS>['projections'][number];
