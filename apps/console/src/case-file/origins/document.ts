import { graphql, type ResultOf } from '../../api/graphql.js';

/** Which entry gave each open value of the file: asked for when somebody wants to go to one. */
export const VALUE_ORIGINS = graphql(`
  query CaseFileOrigins($survivorId: UUID!, $purpose: Purpose!, $asOf: Date, $courtCases: [UUID!]!) {
    valueOrigins(survivorId: $survivorId, purpose: $purpose, asOf: $asOf, courtCases: $courtCases) {
      values {
        what
        row
        eventId
        fields
      }
      entries {
        eventId
        type
        on
        recordedAt
        by {
          id
        }
        prosecutionId
      }
    }
  }
`);

export type ValueOrigins = NonNullable<ResultOf<typeof VALUE_ORIGINS>['valueOrigins']>;
export type OriginEntry = ValueOrigins['entries'][number];
