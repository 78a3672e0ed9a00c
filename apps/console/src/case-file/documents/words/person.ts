import { graphql } from '../../../api/graphql.js';
import { PersonalWords } from '../../../journey/reading/personal-text.js';

/** What was written about interviews, the family and reviews: each opens on a press, in a query of its own. */
export const INTERVIEW_WORDS = graphql(
  `
    query CaseFileInterviews($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        forensicInterviews {
          forensicInterviewId
          summary {
            ...PersonalWords
          }
          repeatReason {
            ...PersonalWords
          }
        }
      }
    }
  `,
  [PersonalWords],
);

export const FAMILY_WORDS = graphql(
  `
    query CaseFileFamily($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        relatives {
          linkId
          note {
            ...PersonalWords
          }
        }
        dependants {
          dependantId
          court {
            ...PersonalWords
          }
          note {
            ...PersonalWords
          }
        }
      }
    }
  `,
  [PersonalWords],
);

export const REVIEW_WORDS = graphql(
  `
    query CaseFileReviews($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        mdtReviews {
          mdtReviewId
          recommendations {
            erased
            withheld
            values
          }
          actions {
            recommendationId
            text {
              ...PersonalWords
            }
            note {
              ...PersonalWords
            }
          }
        }
        bestInterests {
          bidId
          reasons {
            ...PersonalWords
          }
        }
      }
    }
  `,
  [PersonalWords],
);
