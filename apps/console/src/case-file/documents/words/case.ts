import { graphql } from '../../../api/graphql.js';
import { SaidWords } from '../../../journey/reading/personal-text.js';

/** What was written about an erasure, an emergency access, and a legal hold. */
export const ERASURE_WORDS = graphql(
  `
    query CaseFileErasure($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        erasure {
          reason {
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

export const EMERGENCY_WORDS = graphql(
  `
    query CaseFileEmergencies($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        brokenGlass {
          breakGlassId
          explanation {
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

export const HOLD_WORDS = graphql(
  `
    query CaseFileLegalHolds($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        legalHolds {
          holdId
          note {
            ...SaidWords
          }
        }
      }
    }
  `,
  [SaidWords],
);
