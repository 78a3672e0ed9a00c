import { graphql, type ResultOf } from '../../api/graphql.js';

const Origins = graphql(`
  fragment Origins on ValueOrigins @_unmask {
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
`);

/** Which entry gave each open value of the file: asked for when somebody wants to go to one. */
export const VALUE_ORIGINS = graphql(
  `
    query CaseFileOrigins($survivorId: UUID!, $purpose: Purpose!, $asOf: Date, $courtCases: [UUID!]!) {
      valueOrigins(survivorId: $survivorId, purpose: $purpose, asOf: $asOf, courtCases: $courtCases) {
        ...Origins
      }
    }
  `,
  [Origins],
);

/** The same of one court case, and of one operation or activity, on its own page. */
export const COURT_ORIGINS = graphql(
  `
    query CourtOrigins($id: UUID!, $purpose: Purpose!) {
      courtOrigins(prosecutionId: $id, purpose: $purpose) {
        ...Origins
      }
    }
  `,
  [Origins],
);
export const OPERATION_ORIGINS = graphql(
  `
    query OperationOrigins($operationId: UUID!) {
      operationOrigins(operationId: $operationId) {
        ...Origins
      }
      operationMarks(operationId: $operationId) {
        eventId
        kind
        what
        fields
        upheld
        waits
      }
    }
  `,
  [Origins],
);

export type ValueOrigins = NonNullable<ResultOf<typeof VALUE_ORIGINS>['valueOrigins']>;
export type OriginEntry = ValueOrigins['entries'][number];
