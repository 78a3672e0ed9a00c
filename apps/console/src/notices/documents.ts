import { graphql, type ResultOf } from '../api/graphql.js';

export const MY_NOTICES = graphql(`
  query MyNotices {
    myNotices {
      kinds
      notifiedOf
      email
      webhook
      webhookSecret
      language
      timeZone
      dailyAtHour
      canMail
    }
  }
`);

export type ChosenNotices = NonNullable<ResultOf<typeof MY_NOTICES>['myNotices']>;

export const UNDELIVERED = graphql(`
  query UndeliveredNotices($after: String) {
    undeliveredNotices(first: 20, after: $after) {
      edges {
        node {
          id
          worker
          channel
          kind
          settledAt
          reason
          message
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);
