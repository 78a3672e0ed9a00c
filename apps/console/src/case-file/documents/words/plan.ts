import { graphql } from '../../../api/graphql.js';
import { PersonalWords } from '../../../journey/reading/personal-text.js';

/** What was written about the care: each opens on a press, in a query of its own. */
export const PLAN_WORDS = graphql(
  `
    query CaseFilePlan($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        casePlans {
          planId
          why {
            ...PersonalWords
          }
          reason {
            ...PersonalWords
          }
          goals {
            goalId
            aim {
              ...PersonalWords
            }
            survivorsWish {
              ...PersonalWords
            }
            note {
              ...PersonalWords
            }
            reason {
              ...PersonalWords
            }
          }
        }
      }
    }
  `,
  [PersonalWords],
);

export const SERVICE_WORDS = graphql(
  `
    query CaseFileServices($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        services {
          serviceId
          note {
            ...PersonalWords
          }
        }
      }
    }
  `,
  [PersonalWords],
);

export const CLOSURE_WORDS = graphql(
  `
    query CaseFileClosure($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        closure {
          finalAssessment {
            ...PersonalWords
          }
          why {
            ...PersonalWords
          }
        }
      }
    }
  `,
  [PersonalWords],
);

export const REFERRAL_WORDS = graphql(
  `
    query CaseFileReferrals($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        referralsMade {
          referralId
          reason {
            ...PersonalWords
          }
        }
      }
    }
  `,
  [PersonalWords],
);
