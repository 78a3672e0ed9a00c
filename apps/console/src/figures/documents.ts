import { graphql, type ResultOf } from '../api/graphql.js';

export const FIGURES = graphql(`
  query Figures($from: String!, $to: String!, $asOf: String, $comparedTo: ComparedToInput) {
    figures(from: $from, to: $to, asOf: $asOf, comparedTo: $comparedTo) {
      id
      title
      definition
      version
      asOf
      incomplete
      comparedTo {
        from
        to
      }
      cells {
        key
        value
        unit
        numerator
        base
        previous {
          value
          numerator
        }
      }
    }
  }
`);

export const BEHIND = graphql(`
  query Behind($id: String!, $from: String!, $to: String!, $asOf: String, $after: String) {
    figures(ids: [$id], from: $from, to: $to, asOf: $asOf) {
      id
      events(first: 20, after: $after) {
        edges {
          node {
            eventId
            happenedOn
            subject
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export type Figure = ResultOf<typeof FIGURES>['figures'][number];
export type Cell = Figure['cells'][number];
