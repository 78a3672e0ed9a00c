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
      withheld
      unit
      numerator
      base
      previous {
        value
        withheld
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
  query Behind($id: String!, $from: Date!, $to: Date!, $asOf: Date, $after: String, $purpose: Purpose!) {
    figures(ids: [$id], from: $from, to: $to, asOf: $asOf) {
      id
      events(first: 20, after: $after, purpose: $purpose) {
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
        elsewhere
      }
    }
  }
`);

export type Figure = ResultOf<typeof Counted>;
export type Cell = Figure['cells'][number];
