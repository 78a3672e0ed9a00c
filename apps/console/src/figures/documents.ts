import { graphql, type ResultOf } from '../api/graphql.js';

const Counted = graphql(`
  fragment Counted on Figure @_unmask {
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
`);

export const FIGURES = graphql(
  `
    query Figures($from: String!, $to: String!, $asOf: String, $comparedTo: ComparedToInput) {
      figures(from: $from, to: $to, asOf: $asOf, comparedTo: $comparedTo) {
        ...Counted
      }
    }
  `,
  [Counted],
);

export const LIVE_FIGURES = graphql(
  `
    subscription LiveFigures($from: String!, $to: String!, $asOf: String, $comparedTo: ComparedToInput) {
      figures(from: $from, to: $to, asOf: $asOf, comparedTo: $comparedTo) {
        ...Counted
      }
    }
  `,
  [Counted],
);

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

export type Figure = ResultOf<typeof Counted>;
export type Cell = Figure['cells'][number];
