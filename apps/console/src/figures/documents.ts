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
    query Figures($from: Date!, $to: Date!, $asOf: Date, $comparedTo: ComparedToInput) {
      figures(from: $from, to: $to, asOf: $asOf, comparedTo: $comparedTo) {
        ...Counted
      }
    }
  `,
  [Counted],
);

export const LIVE_FIGURES = graphql(
  `
    subscription LiveFigures($from: Date!, $to: Date!, $asOf: Date, $comparedTo: ComparedToInput) {
      figures(from: $from, to: $to, asOf: $asOf, comparedTo: $comparedTo) {
        ...Counted
      }
    }
  `,
  [Counted],
);

export const BEHIND = graphql(`
  query Behind($id: String!, $from: Date!, $to: Date!, $asOf: Date, $after: String) {
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
