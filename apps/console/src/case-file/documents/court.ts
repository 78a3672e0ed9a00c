import { graphql, type ResultOf } from '../../api/graphql.js';
import { PersonalWords } from '../../journey/reading/personal-text.js';

/** One court case: a query of its own, since a court case is no part of a survivor's record. */
export const COURT_CASE = graphql(
  `
    query CaseFileCourt($id: UUID!, $purpose: Purpose!, $atLeast: String, $asOf: Date) {
      prosecution(id: $id, purpose: $purpose, atLeast: $atLeast, asOf: $asOf) {
        court
        article
        commencedOn
        survivors
        records {
          survivorId
          caseNumber
        }
        complaints {
          on
          agency
        }
        investigations {
          on
          agency
        }
        charges {
          on
          article
          accusedCount
          accusedId
        }
        accused {
          accusedId
          role
          kin
          arrests
          outcome
          decidedOn
          name {
            ...PersonalWords
          }
        }
        hearings
        planned {
          hearingId
          at
        }
        outcome
        concludedOn
        sentences {
          on
          years
          months
          accusedId
          fine {
            amount
            currency
          }
        }
        appeals {
          on
          appellant
          accusedId
          outcome
          verdict
          decidedOn
        }
        compensation {
          on
          amount
          currency
        }
        payments {
          on
          amount
          currency
        }
        marks {
          eventId
          kind
          fields
          upheld
          waits
        }
      }
    }
  `,
  [PersonalWords],
);

export type CourtDetails = NonNullable<ResultOf<typeof COURT_CASE>['prosecution']>;
