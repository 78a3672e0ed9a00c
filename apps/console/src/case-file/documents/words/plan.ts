import { graphql } from '../../../api/graphql.js';
import { SaidWords } from '../../../journey/reading/personal-text.js';

/** What was written about the care: each opens on a press, in a query of its own. */
export const PLAN_WORDS = graphql(
  `
    query CaseFilePlan($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        casePlans {
          planId
          why {
            ...SaidWords
          }
          reason {
            ...SaidWords
          }
          goals {
            goalId
            aim {
              ...SaidWords
            }
            survivorsWish {
              ...SaidWords
            }
            note {
              ...SaidWords
            }
            reason {
              ...SaidWords
            }
          }
        }
      }
    }
  `,
  [SaidWords],
);

export const SERVICE_WORDS = graphql(
  `
    query CaseFileServices($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        services {
          serviceId
          note {
            ...SaidWords
          }
        }
      }
    }
  `,
  [SaidWords],
);

export const CLOSURE_WORDS = graphql(
  `
    query CaseFileClosure($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        closure {
          finalAssessment {
            ...SaidWords
          }
          why {
            ...SaidWords
          }
        }
      }
    }
  `,
  [SaidWords],
);

export const REFERRAL_WORDS = graphql(
  `
    query CaseFileReferrals($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        referralsMade {
          referralId
          reason {
            ...SaidWords
          }
        }
      }
    }
  `,
  [SaidWords],
);
