import { graphql } from '../../../api/graphql.js';
import { SaidWords } from '../../../journey/reading/personal-text.js';

/** What was written by those who asked for an erasure, or opened the record in an emergency. */
export const ERASURE_WORDS = graphql(
  `
    query CaseFileErasure($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        erasure {
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
        }
      }
    }
  `,
  [SaidWords],
);
