import { graphql, type ResultOf } from '../../api/graphql.js';

const RecordedValues = graphql(`
  fragment RecordedValues on TimelineValue @_unmask {
    field
    within
    part
    kind
    list
    values
    erased
    amendment
  }
`);

export const EntryOfTimeline = graphql(
  `
    fragment EntryOfTimeline on TimelineEntry @_unmask {
      eventId
      type
      command
      lane
      revision
      on
      recordedAt
      by {
        id
        deputyOf
      }
      standing
      changedBy
      irregular
      holds
      withholds
      values {
        ...RecordedValues
      }
      amendments {
        eventId
        type
        on
        recordedAt
        by {
          id
        }
        holds
      }
      series {
        id
        count
        from
        to
      }
    }
  `,
  [RecordedValues],
);

export const TIMELINE = graphql(
  `
    query Timeline($survivorId: UUID!, $purpose: Purpose!, $after: UUID, $asOf: Date, $since: Int) {
      timeline(survivorId: $survivorId, purpose: $purpose, first: 50, after: $after, asOf: $asOf, since: $since) {
        edges {
          node {
            ...EntryOfTimeline
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
        revision
        months {
          month
          count
        }
        lanes {
          lane
          count
        }
      }
    }
  `,
  [EntryOfTimeline],
);

/** One entry with its personal values: asked only for a press, since the access log keeps it. */
export const TIMELINE_ENTRY = graphql(
  `
    query TimelineEntry($survivorId: UUID!, $eventId: UUID!, $purpose: Purpose!) {
      timelineEntry(survivorId: $survivorId, eventId: $eventId, purpose: $purpose) {
        ...EntryOfTimeline
      }
    }
  `,
  [EntryOfTimeline],
);

export type TimelinePage = NonNullable<ResultOf<typeof TIMELINE>['timeline']>;
export type TimelineEntry = TimelinePage['edges'][number]['node'];
export type TimelineAmendment = TimelineEntry['amendments'][number];
export type TimelineValue = TimelineEntry['values'][number];
export type Lane = TimelineEntry['lane'];
