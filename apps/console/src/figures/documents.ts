import { graphql, type ResultOf } from '../api/graphql.js';

const FigureCells = graphql(`
  fragment FigureCells on Figure @_unmask {
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
    query Figures(
      $from: Date!
      $to: Date!
      $asOf: Date
      $office: String
      $province: String
      $programme: PreventionProgramme
      $comparedTo: ComparedToInput
      $atLeast: String
    ) {
      figures(
        from: $from
        to: $to
        asOf: $asOf
        office: $office
        province: $province
        programme: $programme
        comparedTo: $comparedTo
        atLeast: $atLeast
      ) {
        ...FigureCells
      }
    }
  `,
  [FigureCells],
);

export const LIVE_FIGURES = graphql(
  `
    subscription LiveFigures(
      $from: Date!
      $to: Date!
      $asOf: Date
      $office: String
      $province: String
      $programme: PreventionProgramme
      $comparedTo: ComparedToInput
    ) {
      figures(
        from: $from
        to: $to
        asOf: $asOf
        office: $office
        province: $province
        programme: $programme
        comparedTo: $comparedTo
      ) {
        ...FigureCells
      }
    }
  `,
  [FigureCells],
);

export const FIGURE_EVENTS = graphql(`
  query FigureEvents(
    $id: String!
    $from: Date!
    $to: Date!
    $asOf: Date
    $office: String
    $province: String
    $programme: PreventionProgramme
    $after: String
    $purpose: Purpose!
    $atLeast: String
  ) {
    figures(
      ids: [$id]
      from: $from
      to: $to
      asOf: $asOf
      office: $office
      province: $province
      programme: $programme
      atLeast: $atLeast
    ) {
      id
      events(first: 20, after: $after, purpose: $purpose) {
        edges {
          node {
            eventId
            happenedOn
            subject
            subjectKind
            caseNumber
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

export const TREND = graphql(`
  query Trend(
    $id: String!
    $from: Date!
    $to: Date!
    $asOf: Date
    $office: String
    $province: String
    $programme: PreventionProgramme
  ) {
    figureTrend(
      id: $id
      from: $from
      to: $to
      asOf: $asOf
      office: $office
      province: $province
      programme: $programme
    ) {
      from
      cells {
        key
        value
        withheld
        unit
      }
    }
  }
`);

export type Figure = ResultOf<typeof FigureCells>;
export type Cell = Figure['cells'][number];
export type CountedEvent = ResultOf<typeof FIGURE_EVENTS>['figures'][number]['events']['edges'][number]['node'];
