import { graphql } from '../../../api/graphql.js';
import { SaidWords } from '../../../journey/reading/personal-text.js';

/** What was written about the exploitation, interviews, the family and reviews: each opens on a press, in a query of its own. */
export const NARRATIVES = graphql(
  `
    query CaseFileNarratives($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        identification {
          episodes {
            episodeId
            narrative {
              ...SaidWords
            }
          }
        }
      }
    }
  `,
  [SaidWords],
);

export const INTERVIEW_WORDS = graphql(
  `
    query CaseFileInterviews($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        forensicInterviews {
          forensicInterviewId
          summary {
            ...SaidWords
          }
          repeatReason {
            ...SaidWords
          }
        }
      }
    }
  `,
  [SaidWords],
);

export const FAMILY_WORDS = graphql(
  `
    query CaseFileFamily($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        relatives {
          linkId
          note {
            ...SaidWords
          }
        }
        dependants {
          dependantId
          court {
            ...SaidWords
          }
          note {
            ...SaidWords
          }
        }
      }
    }
  `,
  [SaidWords],
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
            eventId
            values
          }
          actions {
            recommendationId
            text {
              ...SaidWords
            }
            note {
              ...SaidWords
            }
          }
        }
        bestInterests {
          bidId
          reasons {
            ...SaidWords
          }
        }
      }
    }
  `,
  [SaidWords],
);
