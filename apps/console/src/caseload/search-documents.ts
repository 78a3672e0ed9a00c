import { graphql, type ResultOf } from '../api/graphql.js';
import { PersonNameParts } from './documents.js';

const FoundRows = graphql(
  `
    fragment FoundRows on FoundSurvivorConnection @_unmask {
      edges {
        node {
          survivorId
          caseNumber
          reasons
          name {
            ...PersonNameParts
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      leftOutCount
      stale
    }
  `,
  [PersonNameParts],
);

export type FoundSurvivors = ResultOf<typeof FoundRows>;

export const FIND_BY_NAME = graphql(
  `
    query FindByName(
      $name: String!
      $birthYear: Int
      $purpose: Purpose!
      $first: Int
      $after: String
      $atLeast: String
    ) {
      searchSurvivors(
        name: $name
        birthYear: $birthYear
        purpose: $purpose
        first: $first
        after: $after
        atLeast: $atLeast
      ) {
        ...FoundRows
      }
    }
  `,
  [FoundRows],
);

export const FIND_BY_CONTACT = graphql(
  `
    query FindByContact($contact: String!, $purpose: Purpose!, $atLeast: String) {
      survivorsByContact(contact: $contact, purpose: $purpose, atLeast: $atLeast) {
        ...FoundRows
      }
    }
  `,
  [FoundRows],
);
